# The law of a Delaware limited liability company. All of it is a default: "It is the policy of this chapter to give the
# maximum effect to the principle of freedom of contract" (6 Del. C. § 18-1101(b)).
#
# The words: Delaware Code, Title 6, chapter 18, with all acts enacted as of 28 April 2026 (85 Del. Laws, c. 251). What
# was enacted later was not seen. Each read names the official place of the words; they were read in a copy of the
# official print. Checked against those words; not checked by a lawyer.
#
# Members weigh by their interest in the profits, not by heads and not by capital. To the extent that the agreement
# gives the management to a manager, it is the manager's (§ 18-402); by what vote managers decide, the law does not say.

law "us-de-llc" {
  title = "Delaware limited liability company (6 Del. C. ch. 18)"
}

provision "business" {
  title = "Members decide by more than half of the interest in the profits"
  matters = [
    "approve_budget", "borrow", "license_and_hire", "set_research_plan",
    "allocate_compute", "choose_chips", "sign_compute_contract", "release_model",
    "open_weights", "license_exclusively", "appoint_officer", "remove_officer",
    "sell_assets",
  ]
  needs   = majority(outstanding(members))
  weight  = "interest in the profits"
  force   = "default"
  set_in  = ["operating_agreement"]
  cites   = "6 Del. C. § 18-402"
  quote   = "Unless otherwise provided in a limited liability company agreement, the management of a limited liability company shall be vested in its members in proportion to the then current percentage or other interest of members in the profits …, the decision of members owning more than 50 percent of the said percentage or other interest in the profits controlling"
  read    = "https://delcode.delaware.gov/title6/c018/sc04/index.html"
  checked = "2026-11-24"
  lawyer  = none
}

provision "member_consent" {
  title   = "Members act in writing with the votes that a meeting of all would need"
  bodies  = ["stockholders", "members"]
  when    = ["by_consent"]
  needs   = majority(outstanding(members))
  notice  = none
  form    = "written_consent"
  force   = "default"
  set_in  = ["operating_agreement"]
  cites   = "6 Del. C. § 18-302(d)"
  quote   = "by members having not less than the minimum number of votes that would be necessary to authorize or take such action at a meeting at which all members entitled to vote thereon were present and voted"
  read    = "https://delcode.delaware.gov/title6/c018/sc03/index.html"
  checked = "2026-11-24"
  lawyer  = none
}

provision "manager_consent" {
  title   = "Managers act in writing with the votes that a meeting of all would need"
  bodies  = ["board"]
  when    = ["by_consent"]
  needs   = majority(outstanding(board))
  notice  = none
  form    = "written_consent"
  force   = "default"
  set_in  = ["operating_agreement"]
  cites   = "6 Del. C. § 18-404(d)"
  quote   = "by managers having not less than the minimum number of votes that would be necessary to authorize or take such action at a meeting at which all managers entitled to vote thereon were present and voted"
  read    = "https://delcode.delaware.gov/title6/c018/sc04/index.html"
  checked = "2026-11-24"
  lawyer  = none
}

# The interest may be assigned without consent (§ 18-702(a)); who acquires it has no vote until admitted.
provision "admit_member" {
  title   = "A new member needs the consent of all"
  matters = ["issue_stock", "transfer_shares"]
  needs   = unanimous(outstanding(members))
  force   = "default"
  set_in  = ["operating_agreement"]
  cites   = "6 Del. C. §§ 18-301(b)(1), 18-704(a)(2)"
  quote   = "if the limited liability company agreement does not so provide, upon the consent of all members … Unless otherwise provided in the limited liability company agreement, upon the vote or consent of all of the members of the limited liability company"
  read    = "https://delcode.delaware.gov/title6/c018/sc03/index.html"
  checked = "2026-11-24"
  lawyer  = none
}

# Companies formed on or after 1 January 2012. Where the agreement says how, only in that manner (§ 18-302(e)); a
# merger may still change it (§ 18-209(f)).
provision "amend_agreement" {
  title   = "All members amend the agreement where it does not say how"
  matters = ["amend_agreement", "amend_charter", "change_mission"]
  needs   = unanimous(outstanding(members))
  force   = "default"
  set_in  = ["operating_agreement"]
  cites   = "6 Del. C. § 18-302(f)"
  quote   = "If a limited liability company agreement does not provide for the manner in which it may be amended, the limited liability company agreement may be amended with the approval of all of the members or as otherwise permitted by law"
  read    = "https://delcode.delaware.gov/title6/c018/sc03/index.html"
  checked = "2026-11-24"
  lawyer  = none
}

# Companies formed on or before 31 July 2015 keep the earlier rule.
provision "merge" {
  title   = "Members with more than half of the interest in the profits approve a merger"
  matters = ["merge"]
  needs   = majority(outstanding(members))
  weight  = "interest in the profits"
  force   = "default"
  set_in  = ["operating_agreement"]
  cites   = "6 Del. C. § 18-209(b)"
  quote   = "Unless otherwise provided in the limited liability company agreement, an agreement of merger or consolidation or a plan of merger shall be approved by each domestic limited liability company which is to merge or consolidate by members who own more than 50 percent of the then current percentage or other interest in the profits of the domestic limited liability company owned by all of the members."
  read    = "https://delcode.delaware.gov/title6/c018/sc02/index.html"
  checked = "2026-11-24"
  lawyer  = none
}

# Where the agreement is silent on conversion and on merger; else as it says for a merger.
provision "convert_entity" {
  title   = "Members with more than half of the interest in the profits approve another legal form"
  matters = ["convert_entity"]
  needs   = majority(outstanding(members))
  weight  = "interest in the profits"
  force   = "default"
  set_in  = ["operating_agreement"]
  cites   = "6 Del. C. § 18-216(b)"
  quote   = "the conversion shall be authorized by the approval by members who own more than 50 percent of the then current percentage or other interest in the profits of the domestic limited liability company owned by all of the members"
  read    = "https://delcode.delaware.gov/title6/c018/sc02/index.html"
  checked = "2026-11-24"
  lawyer  = none
}

# More than two thirds: exactly two thirds do not.
provision "dissolve" {
  title   = "Members with more than two thirds of the interest in the profits dissolve"
  matters = ["dissolve"]
  needs   = more_than(2 / 3, outstanding(members))
  weight  = "interest in the profits"
  force   = "default"
  set_in  = ["operating_agreement"]
  cites   = "6 Del. C. § 18-801(a)(3)"
  quote   = "Unless otherwise provided in a limited liability company agreement, upon the vote or consent of members who own more than 2/3 of the then-current percentage or other interest in the profits of the limited liability company owned by all of the members"
  read    = "https://delcode.delaware.gov/title6/c018/sc08/index.html"
  checked = "2026-11-24"
  lawyer  = none
}
