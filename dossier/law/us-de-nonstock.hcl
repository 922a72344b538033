# The law of a Delaware nonstock corporation that is not for profit: members in place of stockholders, a governing body
# in place of a board.
#
# The words: Delaware Code, Title 8, with all acts enacted as of 28 April 2026 (85 Del. Laws, c. 251). What was enacted
# later was not seen. Each read names the official place of the words; they were read in a copy of the official print.
# Checked against those words; not checked by a lawyer.
#
# Its certificate may depart from nearly all of it: "may otherwise provide that the business and affairs of the
# corporation shall be managed in a manner different from that provided in this section" (§ 141(j)). So an unread
# certificate can overturn every line on the governing body, even that it acts without a meeting only unanimously.
#
# Where no member may elect the governing body or vote, it merges by a majority of all of it (§ 255(d)) and dissolves by
# a majority of those then in office (§ 276(a)). A merger by which charitable status would be lost is not authorised (§
# 255(g)).

law "us-de-nonstock" {
  title = "Delaware nonstock corporation, not for profit (8 Del. C.)"
}

# The governing body

provision "business" {
  title = "The governing body manages the business"
  matters = [
    "approve_budget", "borrow", "license_and_hire", "set_research_plan",
    "allocate_compute", "choose_chips", "sign_compute_contract", "release_model",
    "open_weights", "license_exclusively",
  ]
  needs   = majority(present(board))
  force   = "default"
  set_in  = ["charter"]
  cites   = "8 Del. C. §§ 141(a), (j)"
  quote   = "Except as may be otherwise provided by the certificate of incorporation, this section shall apply to such a corporation, and when so applied, all references to the board of directors, to members thereof, and to stockholders shall be deemed to refer to the governing body of the corporation, the members thereof and the members of the corporation, respectively"
  read    = "https://delcode.delaware.gov/title8/c001/sc04/index.html"
  checked = "2026-11-24"
  lawyer  = none
}

provision "board_vote" {
  title   = "The governing body acts by a majority of those present"
  bodies  = ["board"]
  when    = ["at_meeting"]
  needs   = majority(present(board))
  force   = "default"
  set_in  = ["charter", "bylaws"]
  cites   = "8 Del. C. §§ 141(b), (j)"
  quote   = "The vote of the majority of the directors present at a meeting at which a quorum is present shall be the act of the board of directors unless the certificate of incorporation or the bylaws shall require a vote of a greater number."
  read    = "https://delcode.delaware.gov/title8/c001/sc04/index.html"
  checked = "2026-11-24"
  lawyer  = none
}

# No floor: the certificate may set less than one third (§ 141(j)).
provision "board_quorum" {
  title   = "More than half of all seats are a quorum of the governing body"
  bodies  = ["board"]
  when    = ["at_meeting"]
  quorum  = majority(seats())
  force   = "default"
  set_in  = ["charter", "bylaws"]
  cites   = "8 Del. C. §§ 141(b), (j)"
  quote   = "A majority of the total number of directors shall constitute a quorum for the transaction of business unless the certificate of incorporation or the bylaws require a greater number."
  read    = "https://delcode.delaware.gov/title8/c001/sc04/index.html"
  checked = "2026-11-24"
  lawyer  = none
}

# A certificate that lets a majority act without a meeting is within § 141(j).
provision "board_consent" {
  title   = "Without a meeting the governing body acts only unanimously, unless the charter says otherwise"
  bodies  = ["board"]
  when    = ["by_consent"]
  needs   = unanimous(outstanding(board))
  notice  = none
  form    = "written_consent"
  force   = "default"
  set_in  = ["charter"]
  cites   = "8 Del. C. §§ 141(f), (j)"
  quote   = "any action required or permitted to be taken at any meeting of the board of directors or of any committee thereof may be taken without a meeting if all members of the board or committee, as the case may be, consent thereto in writing"
  read    = "https://delcode.delaware.gov/title8/c001/sc04/index.html"
  checked = "2026-11-24"
  lawyer  = none
}

# Officers, and who sits

provision "appoint_officer" {
  title   = "Officers are chosen and removed as the bylaws or the governing body determine"
  matters = ["appoint_officer", "remove_officer"]
  needs   = majority(present(board))
  force   = "default"
  set_in  = ["charter", "bylaws"]
  cites   = "8 Del. C. § 142(b), (e)"
  quote   = "Officers shall be chosen in such manner and shall hold their offices for such terms as are prescribed by the bylaws or determined by the board of directors or other governing body."
  read    = "https://delcode.delaware.gov/title8/c001/sc04/index.html"
  checked = "2026-11-24"
  lawyer  = none
}

# Where nothing says who is a member, those who elect are (§ 102(a)(4)). A body may elect itself where the certificate
# says so (§ 141(j)).
provision "elect_director" {
  title   = "Members elect the governing body by a plurality"
  matters = ["elect_director"]
  needs   = majority(present(electors))
  form    = "meeting"
  force   = "default"
  set_in  = ["charter", "bylaws"]
  cites   = "8 Del. C. § 215(c)(3)"
  quote   = "Members of the governing body shall be elected by a plurality of the votes of the members of the corporation present in person or represented by proxy at the meeting and entitled to vote thereon"
  read    = "https://delcode.delaware.gov/title8/c001/sc07/index.html"
  checked = "2026-11-24"
  lawyer  = none
}

provision "remove_director" {
  title   = "More than half of the members entitled to elect remove one of the governing body"
  matters = ["remove_director"]
  needs   = majority(outstanding(electors))
  force   = "default"
  set_in  = ["charter"]
  cites   = "8 Del. C. §§ 141(k), (j)"
  quote   = "Any director or the entire board of directors may be removed, with or without cause, by the holders of a majority of the shares then entitled to vote at an election of directors"
  read    = "https://delcode.delaware.gov/title8/c001/sc04/index.html"
  checked = "2026-11-24"
  lawyer  = none
}

provision "fill_vacancy" {
  title   = "Those in office fill a vacancy, though fewer than a quorum"
  matters = ["fill_vacancy"]
  needs   = majority(outstanding(board))
  quorum  = none
  force   = "default"
  set_in  = ["charter", "bylaws"]
  cites   = "8 Del. C. §§ 223(a)(1), 114(a)"
  quote   = "may be filled by a majority of the directors then in office, although less than a quorum, or by a sole remaining director"
  read    = "https://delcode.delaware.gov/title8/c001/sc07/index.html"
  checked = "2026-11-24"
  lawyer  = none
}

# Members

provision "member_vote" {
  title   = "Members act by a majority of those present, one vote each"
  bodies  = ["members"]
  when    = ["at_meeting"]
  needs   = majority(present(members))
  force   = "default"
  set_in  = ["charter", "bylaws"]
  cites   = "8 Del. C. § 215(b), (c)(2)"
  quote   = "In all matters other than the election of the governing body of such corporation, the affirmative vote of a majority of such members present in person or represented by proxy at the meeting and entitled to vote on the subject matter shall be the act of the members, unless the vote of a greater number is required by this chapter"
  read    = "https://delcode.delaware.gov/title8/c001/sc07/index.html"
  checked = "2026-11-24"
  lawyer  = none
}

# A default without a floor.
provision "member_quorum" {
  title   = "One third of the members are a quorum"
  bodies  = ["members"]
  when    = ["at_meeting"]
  quorum  = at_least(1 / 3, outstanding())
  force   = "default"
  set_in  = ["charter", "bylaws"]
  cites   = "8 Del. C. § 215(c)(1)"
  quote   = "One-third of the members of such corporation shall constitute a quorum at a meeting of such members"
  read    = "https://delcode.delaware.gov/title8/c001/sc07/index.html"
  checked = "2026-11-24"
  lawyer  = none
}

provision "member_consent" {
  title   = "Members act in writing with the votes that a meeting of all would need"
  bodies  = ["members"]
  when    = ["by_consent"]
  needs   = majority(outstanding(members))
  notice  = none
  form    = "written_consent"
  force   = "default"
  set_in  = ["charter"]
  cites   = "8 Del. C. § 228(b)"
  quote   = "signed by members having not less than the minimum number of votes that would be necessary to authorize or take such action at a meeting at which all members having a right to vote thereon were present and voted"
  read    = "https://delcode.delaware.gov/title8/c001/sc07/index.html"
  checked = "2026-11-24"
  lawyer  = none
}

# Documents, and the corporation itself

# Of all of them: who is absent counts against.
provision "amend_charter" {
  title   = "More than half of the whole governing body amends the charter; members only where it says so"
  matters = ["amend_charter", "change_mission"]
  needs   = majority(seats(board))
  force   = "floor"
  set_in  = ["charter"]
  cites   = "8 Del. C. § 242(b)(3)"
  quote   = "If a majority of all the members of the governing body shall vote in favor of such amendment, a certificate thereof shall be executed, acknowledged and filed … The certificate of incorporation of any nonstock corporation may contain a provision requiring any amendment thereto to be approved by a specified number or percentage of the members"
  read    = "https://delcode.delaware.gov/title8/c001/sc08/index.html"
  checked = "2026-11-24"
  lawyer  = none
}

provision "amend_bylaws" {
  title   = "Members amend the bylaws"
  matters = ["amend_bylaws"]
  needs   = majority(present(members))
  force   = "default"
  set_in  = ["charter", "bylaws"]
  cites   = "8 Del. C. § 109(a)"
  quote   = "In the case of a nonstock corporation, the power to adopt, amend or repeal bylaws shall be in its members entitled to vote. Notwithstanding the foregoing, any corporation may, in its certificate of incorporation, confer the power to adopt, amend or repeal bylaws upon the directors or, in the case of a nonstock corporation, upon its governing body."
  read    = "https://delcode.delaware.gov/title8/c001/sc01/index.html"
  checked = "2026-11-24"
  lawyer  = none
}

provision "merge" {
  title   = "The governing body and more than half of the members entitled to elect it merge"
  matters = ["merge"]
  needs   = all(majority(present(board)), majority(outstanding(members)))
  notice  = days(20)
  force   = "floor"
  set_in  = ["charter"]
  cites   = "8 Del. C. § 255(b), (c)"
  quote   = "If the agreement is adopted by a majority of the members of each such corporation entitled to vote for the election of the members of the governing body of the corporation and any other members entitled to vote on the merger under the certificate of incorporation or the bylaws of such corporation"
  read    = "https://delcode.delaware.gov/title8/c001/sc09/index.html"
  checked = "2026-11-24"
  lawyer  = none
}

provision "sell_assets" {
  title   = "The governing body and more than half of the members entitled to elect it sell all or nearly all assets"
  matters = ["sell_assets"]
  needs   = all(majority(present(board)), majority(outstanding(members)))
  notice  = days(20)
  force   = "floor"
  set_in  = ["charter"]
  cites   = "8 Del. C. § 271(a)"
  quote   = "if the corporation is a nonstock corporation, by a majority of the members having the right to vote for the election of the members of the governing body and any other members entitled to vote thereon under the certificate of incorporation or the bylaws of such corporation, at a meeting duly called upon at least 20 days’ notice"
  read    = "https://delcode.delaware.gov/title8/c001/sc10/index.html"
  checked = "2026-11-24"
  lawyer  = none
}

provision "dissolve" {
  title   = "The governing body and the members entitled to elect it dissolve, or all such members without it"
  matters = ["dissolve"]
  needs   = any(all(majority(seats(board)), majority(outstanding(members))), unanimous(outstanding(members)))
  force   = "floor"
  set_in  = ["charter"]
  cites   = "8 Del. C. §§ 276(a), 275"
  quote   = "If any members of a nonstock corporation are entitled to vote for the election of members of its governing body or are entitled to vote for dissolution under the certificate of incorporation or the bylaws of such corporation, such members shall perform all the acts necessary for dissolution which are contemplated by § 275 of this title to be performed by the stockholders"
  read    = "https://delcode.delaware.gov/title8/c001/sc10/index.html"
  checked = "2026-11-24"
  lawyer  = none
}

# Where no member may elect the governing body or vote. Stated so by a body of kind members whose seats are all vacant
# (holder = none).

provision "merge_without_members" {
  title   = "Without voting members more than half of all the governing body merges"
  matters = ["merge"]
  when    = ["no_voting_members"]
  needs   = majority(seats(board))
  force   = "floor"
  set_in  = ["charter"]
  cites   = "8 Del. C. § 255(d)"
  quote   = "if, under the certificate of incorporation or the bylaws of any 1 or more of the constituent corporations, there shall be no members who have the right to vote for the election of the members of the governing body of the corporation, or for the merger, other than the members of the governing body themselves, no further action by the governing body or the members of such corporation shall be necessary if the resolution approving an agreement of merger or consolidation has been adopted by a majority of all the members of the governing body thereof"
  read    = "https://delcode.delaware.gov/title8/c001/sc09/index.html"
  checked = "2026-11-24"
  lawyer  = none
}

provision "dissolve_without_members" {
  title   = "Without voting members more than half of the governing body then in office dissolves"
  matters = ["dissolve"]
  when    = ["no_voting_members"]
  needs   = majority(outstanding(board))
  force   = "floor"
  set_in  = ["charter"]
  cites   = "8 Del. C. § 276(a)"
  quote   = "If there is no member entitled to vote thereon, the dissolution of the corporation shall be authorized at a meeting of the governing body, upon the adoption of a resolution to dissolve by the vote of a majority of members of its governing body then in office."
  read    = "https://delcode.delaware.gov/title8/c001/sc10/index.html"
  checked = "2026-11-24"
  lawyer  = none
}
