# The law of a Delaware corporation, where its documents are silent, and where they may not depart from it.
#
# The words: Delaware Code, Title 8, with all acts enacted as of 28 April 2026 (85 Del. Laws, c. 251). What was enacted
# later was not seen. Each read names the official place of the words; they were read in a copy of the official print.
# Checked against those words; not checked by a lawyer.
#
# Reading it: present(board) counts the directors at the meeting, outstanding(board) those in office, seats(board) the
# whole board with its vacancies. A floor with set_in = ["charter"] may be raised by the charter alone (§ 102(b)(4)), so
# that a bylaw which asks more is void: Frechter v. Zier (Del. Ch. 2017), of a bylaw that asked two thirds to remove a
# director.
#
# A default of the board with set_in = ["charter"] leaves its vote to the bylaws to raise: board_vote lets them (§ 141(b)),
# while only the charter lets others than the board manage the business (§ 141(a)).
#
# Not here, since no vote says it: a corporation may promise stockholders by contract not to act without their consent
# (§ 122(18), since 2024), with the remedies of a contract; deals with insiders (§ 144) are protected by votes of the
# disinterested, and valid without them.

law "us-de" {
  title = "Delaware corporation (8 Del. C.)"
}

# The board

# A licence of all or nearly all of the technology may be a sale of assets (§ 271): a question for counsel.
provision "business" {
  title = "The board manages the business"
  matters = [
    "approve_budget", "borrow", "license_and_hire", "set_research_plan",
    "allocate_compute", "choose_chips", "sign_compute_contract", "release_model",
    "open_weights", "license_exclusively",
  ]
  needs   = majority(present(board))
  force   = "default"
  set_in  = ["charter"]
  cites   = "8 Del. C. § 141(a)"
  quote   = "The business and affairs of every corporation organized under this chapter shall be managed by or under the direction of a board of directors, except as may be otherwise provided in this chapter or in its certificate of incorporation."
  read    = "https://delcode.delaware.gov/title8/c001/sc04/index.html"
  checked = "2026-11-24"
  lawyer  = none
}

provision "board_vote" {
  title   = "A board acts by a majority of those present"
  bodies  = ["board"]
  when    = ["at_meeting"]
  needs   = majority(present(board))
  force   = "floor"
  set_in  = ["charter", "bylaws"]
  cites   = "8 Del. C. § 141(b)"
  quote   = "The vote of the majority of the directors present at a meeting at which a quorum is present shall be the act of the board of directors unless the certificate of incorporation or the bylaws shall require a vote of a greater number."
  read    = "https://delcode.delaware.gov/title8/c001/sc04/index.html"
  checked = "2026-11-24"
  lawyer  = none
}

provision "board_quorum" {
  title   = "More than half of all seats are a quorum of the board"
  bodies  = ["board"]
  when    = ["at_meeting"]
  quorum  = majority(seats())
  force   = "default"
  set_in  = ["charter", "bylaws"]
  cites   = "8 Del. C. § 141(b)"
  quote   = "A majority of the total number of directors shall constitute a quorum for the transaction of business unless the certificate of incorporation or the bylaws require a greater number."
  read    = "https://delcode.delaware.gov/title8/c001/sc04/index.html"
  checked = "2026-11-24"
  lawyer  = none
}

provision "board_quorum_least" {
  title   = "No bylaw may set a quorum of the board below one third"
  bodies  = ["board"]
  when    = ["at_meeting"]
  quorum  = at_least(1 / 3, seats())
  force   = "floor"
  set_in  = ["charter", "bylaws"]
  cites   = "8 Del. C. § 141(b)"
  quote   = "Unless the certificate of incorporation provides otherwise, the bylaws may provide that a number less than a majority shall constitute a quorum which in no case shall be less than ⅓ of the total number of directors."
  read    = "https://delcode.delaware.gov/title8/c001/sc04/index.html"
  checked = "2026-11-24"
  lawyer  = none
}

# All in office, who must still be a quorum (Applied Energetics v. Farley, Del. Ch. 2020). Documents may restrict it,
# not loosen it.
provision "board_consent" {
  title   = "Without a meeting a board acts only unanimously"
  bodies  = ["board"]
  when    = ["by_consent"]
  needs   = unanimous(outstanding(board))
  notice  = none
  form    = "written_consent"
  force   = "floor"
  set_in  = ["charter", "bylaws"]
  cites   = "8 Del. C. § 141(f)"
  quote   = "Unless otherwise restricted by the certificate of incorporation or bylaws, (1) any action required or permitted to be taken at any meeting of the board of directors … may be taken without a meeting if all members of the board or committee, as the case may be, consent thereto in writing, or by electronic transmission"
  read    = "https://delcode.delaware.gov/title8/c001/sc04/index.html"
  checked = "2026-11-24"
  lawyer  = none
}

# Of those then serving, not of all seats. Never below one third. What the Act submits to stockholders, and bylaws,
# are not for a committee (§ 141(c)(2)).
provision "committee_quorum" {
  title   = "More than half of a committee's members are its quorum"
  bodies  = ["committee"]
  when    = ["at_meeting"]
  needs   = majority(present(board))
  quorum  = majority(outstanding())
  force   = "default"
  set_in  = ["charter", "bylaws"]
  cites   = "8 Del. C. § 141(c)(4)"
  quote   = "A majority of the directors then serving on a committee … shall constitute a quorum … The vote of the majority of the members of a committee or subcommittee present at a meeting at which a quorum is present shall be the act of the committee"
  read    = "https://delcode.delaware.gov/title8/c001/sc04/index.html"
  checked = "2026-11-24"
  lawyer  = none
}

# Officers

provision "appoint_officer" {
  title   = "Officers are chosen as the bylaws or the board determine"
  matters = ["appoint_officer"]
  needs   = majority(present(board))
  force   = "default"
  set_in  = ["charter", "bylaws"]
  cites   = "8 Del. C. § 142(b), (e)"
  quote   = "Officers shall be chosen in such manner and shall hold their offices for such terms as are prescribed by the bylaws or determined by the board of directors or other governing body."
  read    = "https://delcode.delaware.gov/title8/c001/sc04/index.html"
  checked = "2026-11-24"
  lawyer  = none
}

# § 142 knows removal and does not name who removes: it follows from the terms that the board determines.
provision "remove_officer" {
  title   = "The board removes an officer where the bylaws do not say who does"
  matters = ["remove_officer"]
  needs   = majority(present(board))
  force   = "default"
  set_in  = ["charter", "bylaws"]
  cites   = "8 Del. C. § 142(b), (e)"
  quote   = "Officers shall be chosen in such manner and shall hold their offices for such terms as are prescribed by the bylaws or determined by the board of directors or other governing body. Each officer shall hold office until such officer’s successor is elected and qualified or until such officer’s earlier resignation or removal."
  read    = "https://delcode.delaware.gov/title8/c001/sc04/index.html"
  checked = "2026-11-24"
  lawyer  = none
}

# Directors: elected, removed, replaced

# A plurality has no fraction: only more than half of the shares present elects whatever the others do.
provision "elect_director" {
  title   = "Directors are elected by a plurality"
  matters = ["elect_director"]
  when    = ["at_meeting"]
  needs   = majority(present(electors))
  form    = "meeting"
  force   = "default"
  set_in  = ["charter", "bylaws"]
  cites   = "8 Del. C. § 216(3)"
  quote   = "Directors shall be elected by a plurality of the votes of the shares present in person or represented by proxy at the meeting and entitled to vote on the election of directors"
  read    = "https://delcode.delaware.gov/title8/c001/sc07/index.html"
  checked = "2026-11-24"
  lawyer  = none
}

provision "elect_by_consent" {
  title   = "In writing, in place of the annual meeting, all holders must agree, unless every seat to be filled is vacant"
  matters = ["elect_director"]
  when    = ["by_consent"]
  needs   = unknown("are all the seats that the annual meeting would fill vacant? Then the usual majority fills them in writing; else all holders must agree (8 Del. C. § 211(b))")
  form    = "written_consent"
  force   = "default"
  set_in  = ["charter"]
  cites   = "8 Del. C. § 211(b)"
  quote   = "if such consent is less than unanimous, such action by written consent may be in lieu of holding an annual meeting only if all of the directorships to which directors could be elected at an annual meeting held at the effective time of such action are vacant and are filled by such action"
  read    = "https://delcode.delaware.gov/title8/c001/sc07/index.html"
  checked = "2026-11-24"
  lawyer  = none
}

# With or without cause: no document may ask for cause while the board is not classified (In re VAALCO, Del. Ch.
# 2015).
provision "remove_director" {
  title   = "Holders of more than half of the shares remove a director, with or without cause"
  matters = ["remove_director"]
  when    = ["unclassified_board"]
  needs   = majority(outstanding(stockholders))
  force   = "floor"
  set_in  = ["charter"]
  cites   = "8 Del. C. §§ 141(k), 102(b)(4)"
  quote   = "Any director or the entire board of directors may be removed, with or without cause, by the holders of a majority of the shares then entitled to vote at an election of directors"
  read    = "https://delcode.delaware.gov/title8/c001/sc04/index.html"
  checked = "2026-11-24"
  lawyer  = none
}

provision "remove_director_for_cause" {
  title   = "On a classified board, more than half of the shares remove a director for cause"
  matters = ["remove_director"]
  when    = ["classified_board", "with_cause"]
  needs   = majority(outstanding(stockholders))
  force   = "floor"
  set_in  = ["charter"]
  cites   = "8 Del. C. § 141(k)(1)"
  quote   = "Unless the certificate of incorporation otherwise provides, in the case of a corporation whose board is classified as provided in subsection (d) of this section, stockholders may effect such removal only for cause"
  read    = "https://delcode.delaware.gov/title8/c001/sc04/index.html"
  checked = "2026-11-24"
  lawyer  = none
}

provision "no_removal_without_cause" {
  title   = "On a classified board nobody is removed without cause, unless the charter says so"
  matters = ["remove_director"]
  when    = ["classified_board", "without_cause"]
  needs   = never
  force   = "default"
  set_in  = ["charter"]
  cites   = "8 Del. C. § 141(k)(1)"
  quote   = "Unless the certificate of incorporation otherwise provides, in the case of a corporation whose board is classified as provided in subsection (d) of this section, stockholders may effect such removal only for cause"
  read    = "https://delcode.delaware.gov/title8/c001/sc04/index.html"
  checked = "2026-11-24"
  lawyer  = none
}

provision "remove_class_director" {
  title   = "A director whom a class elects is removed without cause by that class alone"
  matters = ["remove_director"]
  when    = ["class_elects", "without_cause"]
  needs   = majority(outstanding(electors))
  force   = "floor"
  set_in  = ["charter"]
  cites   = "8 Del. C. § 141(k), last sentence"
  quote   = "Whenever the holders of any class or series are entitled to elect 1 or more directors by the certificate of incorporation, this subsection shall apply, in respect to the removal without cause of a director or directors so elected, to the vote of the holders of the outstanding shares of that class or series and not to the vote of the outstanding shares as a whole."
  read    = "https://delcode.delaware.gov/title8/c001/sc04/index.html"
  checked = "2026-11-24"
  lawyer  = none
}

provision "remove_under_cumulative_voting" {
  title   = "Under cumulative voting a minority that could elect a director can keep that director"
  matters = ["remove_director"]
  when    = ["cumulative_voting", "without_cause"]
  needs   = unknown("would the votes cast against the removal elect the director if cumulatively voted (8 Del. C. § 141(k)(2))?")
  force   = "fixed"
  cites   = "8 Del. C. § 141(k)(2)"
  quote   = "no director may be removed without cause if the votes cast against such director’s removal would be sufficient to elect such director if then cumulatively voted at an election of the entire board of directors"
  read    = "https://delcode.delaware.gov/title8/c001/sc04/index.html"
  checked = "2026-11-24"
  lawyer  = none
}

provision "fill_vacancy" {
  title   = "The directors in office fill a vacancy, though fewer than a quorum"
  matters = ["fill_vacancy"]
  needs   = majority(outstanding(board))
  quorum  = none
  force   = "default"
  set_in  = ["charter", "bylaws"]
  cites   = "8 Del. C. § 223(a)(1)"
  quote   = "Vacancies and newly created directorships resulting from any increase in the authorized number of directors elected by all of the stockholders having the right to vote as a single class may be filled by a majority of the directors then in office, although less than a quorum, or by a sole remaining director"
  read    = "https://delcode.delaware.gov/title8/c001/sc07/index.html"
  checked = "2026-11-24"
  lawyer  = none
}

provision "fill_class_vacancy" {
  title   = "A vacancy of a class's seat is filled by the directors whom that class elected"
  matters = ["fill_vacancy"]
  when    = ["class_elects"]
  needs   = unknown("which directors did the class elect? a majority of those in office fills the seat (8 Del. C. § 223(a)(2))")
  quorum  = none
  force   = "default"
  set_in  = ["charter", "bylaws"]
  cites   = "8 Del. C. § 223(a)(2)"
  quote   = "vacancies and newly created directorships of such class or classes or series may be filled by a majority of the directors elected by such class or classes or series thereof then in office, or by a sole remaining director so elected"
  read    = "https://delcode.delaware.gov/title8/c001/sc07/index.html"
  checked = "2026-11-24"
  lawyer  = none
}

provision "size_of_board" {
  title   = "The bylaws fix how many directors there are, or who fixes it"
  matters = ["create_seat", "drop_seat"]
  needs   = unknown("what do the bylaws or the charter say about the number of directors (8 Del. C. § 141(b))?")
  force   = "default"
  set_in  = ["charter", "bylaws"]
  cites   = "8 Del. C. § 141(b)"
  quote   = "The number of directors shall be fixed by, or in the manner provided in, the bylaws, unless the certificate of incorporation fixes the number of directors, in which case a change in the number of directors shall be made only by amendment of the certificate."
  read    = "https://delcode.delaware.gov/title8/c001/sc04/index.html"
  checked = "2026-11-24"
  lawyer  = none
}

# Stockholders

provision "stockholder_vote" {
  title   = "Stockholders act by a majority of the shares present"
  bodies  = ["stockholders"]
  when    = ["at_meeting"]
  needs   = majority(present(stockholders))
  force   = "default"
  set_in  = ["charter", "bylaws"]
  cites   = "8 Del. C. § 216(2)"
  quote   = "In all matters other than the election of directors, the affirmative vote of the majority of shares present in person or represented by proxy at the meeting and entitled to vote on the subject matter shall be the act of the stockholders"
  read    = "https://delcode.delaware.gov/title8/c001/sc07/index.html"
  checked = "2026-11-24"
  lawyer  = none
}

provision "stockholder_quorum" {
  title   = "More than half of the shares are a quorum of stockholders"
  bodies  = ["stockholders"]
  when    = ["at_meeting"]
  quorum  = majority(outstanding())
  force   = "default"
  set_in  = ["charter", "bylaws"]
  cites   = "8 Del. C. § 216(1)"
  quote   = "A majority of the shares entitled to vote, present in person or represented by proxy, shall constitute a quorum at a meeting of stockholders"
  read    = "https://delcode.delaware.gov/title8/c001/sc07/index.html"
  checked = "2026-11-24"
  lawyer  = none
}

provision "stockholder_quorum_least" {
  title   = "No document may set a quorum of stockholders below one third"
  bodies  = ["stockholders"]
  when    = ["at_meeting"]
  quorum  = at_least(1 / 3, outstanding())
  force   = "floor"
  set_in  = ["charter", "bylaws"]
  cites   = "8 Del. C. § 216"
  quote   = "in no event shall a quorum consist of less than 1/3 of the shares entitled to vote at the meeting, except that, where a separate vote by a class or series or classes or series is required, a quorum shall consist of no less than 1/3 of the shares of such class or series"
  read    = "https://delcode.delaware.gov/title8/c001/sc07/index.html"
  checked = "2026-11-24"
  lawyer  = none
}

provision "stockholder_notice" {
  title   = "A meeting of stockholders needs ten days' notice, and at most sixty"
  bodies  = ["stockholders"]
  when    = ["at_meeting"]
  notice  = days(10)
  force   = "floor"
  set_in  = ["charter", "bylaws"]
  cites   = "8 Del. C. § 222(b)"
  quote   = "Unless otherwise provided in this chapter, the notice of any meeting shall be given not less than 10 nor more than 60 days before the date of the meeting to each stockholder entitled to vote at such meeting"
  read    = "https://delcode.delaware.gov/title8/c001/sc07/index.html"
  checked = "2026-11-24"
  lawyer  = none
}

# Only the charter may forbid it. Within 60 days of the first consent; those who did not consent are told promptly (§
# 228(c), (e)).
provision "stockholder_consent" {
  title   = "Stockholders act in writing with the votes that a meeting at which all are present would need, without notice"
  bodies  = ["stockholders"]
  when    = ["by_consent"]
  needs   = majority(outstanding(stockholders))
  notice  = none
  form    = "written_consent"
  force   = "default"
  set_in  = ["charter"]
  cites   = "8 Del. C. § 228(a), (e)"
  quote   = "may be taken without a meeting, without prior notice and without a vote, if a consent or consents, setting forth the action so taken, shall be signed by the holders of outstanding stock having not less than the minimum number of votes that would be necessary to authorize or take such action at a meeting at which all shares entitled to vote thereon were present and voted"
  read    = "https://delcode.delaware.gov/title8/c001/sc07/index.html"
  checked = "2026-11-24"
  lawyer  = none
}

# Documents, stock, and the company itself

# None but the board proposes. No vote for a new name or a split of the only class; votes cast for the number of
# listed shares (§ 242(d)).
provision "amend_charter" {
  title   = "The board proposes, more than half of all shares adopt a charter amendment"
  matters = ["amend_charter", "change_mission"]
  needs   = all(majority(present(board)), majority(outstanding(stockholders)))
  notice  = days(10)
  force   = "floor"
  set_in  = ["charter"]
  cites   = "8 Del. C. §§ 242(b)(1), 102(b)(4)"
  quote   = "its board of directors shall adopt a resolution setting forth the amendment proposed, declaring its advisability … if a majority of the outstanding stock entitled to vote thereon, and a majority of the outstanding stock of each class entitled to vote thereon as a class has been voted in favor of the amendment"
  read    = "https://delcode.delaware.gov/title8/c001/sc08/index.html"
  checked = "2026-11-24"
  lawyer  = none
}

# Also a class without votes. The charter may opt its number of shares out of this, not the rest.
provision "amend_charter_by_class" {
  title   = "A class whose rights the amendment worsens, or whose number or par value it changes, votes by itself"
  matters = ["amend_charter"]
  when    = ["class_affected"]
  needs   = all(majority(present(board)), majority(outstanding(stockholders)), majority(outstanding(affected_classes)))
  notice  = days(10)
  force   = "floor"
  set_in  = ["charter"]
  cites   = "8 Del. C. § 242(b)(2)"
  quote   = "The holders of the outstanding shares of a class shall be entitled to vote as a class upon a proposed amendment, whether or not entitled to vote thereon by the certificate of incorporation, if the amendment would increase or decrease the aggregate number of authorized shares of such class, increase or decrease the par value of the shares of such class, or alter or change the powers, preferences, or special rights of the shares of such class so as to affect them adversely."
  read    = "https://delcode.delaware.gov/title8/c001/sc08/index.html"
  checked = "2026-11-24"
  lawyer  = none
}

# The board may too, but only where the charter confers it.
provision "amend_bylaws" {
  title   = "Stockholders amend the bylaws; nothing takes that power from them"
  matters = ["amend_bylaws"]
  needs   = majority(present(stockholders))
  force   = "default"
  set_in  = ["charter", "bylaws"]
  cites   = "8 Del. C. § 109(a)"
  quote   = "After a corporation other than a nonstock corporation has received any payment for any of its stock, the power to adopt, amend or repeal bylaws shall be in the stockholders entitled to vote. … any corporation may, in its certificate of incorporation, confer the power to adopt, amend or repeal bylaws upon the directors … The fact that such power has been so conferred upon the directors or governing body, as the case may be, shall not divest the stockholders or members of the power"
  read    = "https://delcode.delaware.gov/title8/c001/sc01/index.html"
  checked = "2026-11-24"
  lawyer  = none
}

provision "issue_stock" {
  title   = "The board issues shares up to the number that the charter authorises"
  matters = ["issue_stock"]
  needs   = majority(present(board))
  force   = "default"
  set_in  = ["charter"]
  cites   = "8 Del. C. §§ 152(a), 161"
  quote   = "The directors may, at any time and from time to time, if all of the shares of capital stock which the corporation is authorized by its certificate of incorporation to issue have not been issued, subscribed for, or otherwise committed to be issued, issue or take subscriptions for additional shares of its capital stock up to the amount authorized in its certificate of incorporation."
  read    = "https://delcode.delaware.gov/title8/c001/sc05/index.html"
  checked = "2026-11-24"
  lawyer  = none
}

provision "declare_dividend" {
  title   = "The board declares a dividend"
  matters = ["declare_dividend"]
  needs   = majority(present(board))
  force   = "default"
  set_in  = ["charter"]
  cites   = "8 Del. C. § 170(a)"
  quote   = "The directors of every corporation, subject to any restrictions contained in its certificate of incorporation, may declare and pay dividends upon the shares of its capital stock"
  read    = "https://delcode.delaware.gov/title8/c001/sc05/index.html"
  checked = "2026-11-24"
  lawyer  = none
}

# No vote in the cases of § 251(f), (g), (h) and § 253. No class vote by law.
provision "merge" {
  title   = "The board approves, more than half of all shares adopt a merger"
  matters = ["merge"]
  needs   = all(majority(present(board)), majority(outstanding(stockholders)))
  notice  = days(20)
  force   = "floor"
  set_in  = ["charter"]
  cites   = "8 Del. C. §§ 251(b), (c), 102(b)(4)"
  quote   = "If a majority of the outstanding stock of the corporation entitled to vote thereon shall be voted for the adoption of the agreement, that fact shall be certified on the agreement"
  read    = "https://delcode.delaware.gov/title8/c001/sc09/index.html"
  checked = "2026-11-24"
  lawyer  = none
}

provision "sell_assets" {
  title   = "The board and more than half of all shares sell all or nearly all assets"
  matters = ["sell_assets"]
  needs   = all(majority(present(board)), majority(outstanding(stockholders)))
  notice  = days(20)
  force   = "floor"
  set_in  = ["charter"]
  cites   = "8 Del. C. §§ 271(a), 102(b)(4)"
  quote   = "when and as authorized by a resolution adopted by the holders of a majority of the outstanding stock of the corporation entitled to vote thereon … at a meeting duly called upon at least 20 days’ notice"
  read    = "https://delcode.delaware.gov/title8/c001/sc10/index.html"
  checked = "2026-11-24"
  lawyer  = none
}

# The whole board is counted, not those present.
provision "dissolve" {
  title   = "The whole board's majority and more than half of all shares dissolve, or all holders without the board"
  matters = ["dissolve"]
  needs   = any(all(majority(seats(board)), majority(outstanding(stockholders))), unanimous(outstanding(stockholders)))
  notice  = days(10)
  force   = "floor"
  set_in  = ["charter"]
  cites   = "8 Del. C. § 275(a)-(c)"
  quote   = "after the adoption of a resolution to that effect by a majority of the whole board … If a majority of the outstanding stock of the corporation entitled to vote thereon shall vote for the proposed dissolution … Dissolution of a corporation may also be authorized without action of the directors if all the stockholders entitled to vote thereon shall consent in writing"
  read    = "https://delcode.delaware.gov/title8/c001/sc10/index.html"
  checked = "2026-11-24"
  lawyer  = none
}

# It is read here of every rule of a charter that asks the votes of holders, of a class or of the board beyond the
# statute's: who else could amend the charter cannot take it out without that vote.
provision "larger_vote" {
  title   = "A charter rule that asks a larger vote is changed only by that vote"
  force   = "fixed"
  locks   = ["charter", "certificate_of_incorporation", "certificate"]
  cites   = "8 Del. C. § 242(b)(4)"
  quote   = "the provision of the certificate of incorporation requiring such greater vote shall not be altered, amended or repealed except by such greater vote"
  read    = "https://delcode.delaware.gov/title8/c001/sc08/index.html"
  checked = "2026-11-24"
  lawyer  = none
}

# Lines of other laws

provision "controlling_majority" {
  title   = "More than half of the votes: a controlling stockholder"
  force   = "line"
  line    = 1 / 2
  exceeds = true
  effect  = "deals with the company need the procedures of § 144(b) or (c), or must be fair"
  cites   = "8 Del. C. § 144(e)(2)a"
  quote   = "Owns or controls a majority in voting power of the outstanding stock of the corporation entitled to vote generally in the election of directors"
  read    = "https://delcode.delaware.gov/title8/c001/sc04/index.html"
  checked = "2026-11-24"
  lawyer  = none
  from    = "2025-03-25"
}

provision "controlling_third" {
  title   = "One third of the votes and managerial authority: a controlling stockholder"
  force   = "line"
  line    = 1 / 3
  effect  = "with power to exercise managerial authority, deals with the company need the procedures of § 144(b) or (c), or must be fair"
  cites   = "8 Del. C. § 144(e)(2)c"
  quote   = "by virtue of ownership or control of at least ⅓ in voting power of the outstanding stock of the corporation entitled to vote generally in the election of directors … and power to exercise managerial authority over the business and affairs of the corporation"
  read    = "https://delcode.delaware.gov/title8/c001/sc04/index.html"
  checked = "2026-11-24"
  lawyer  = none
  from    = "2025-03-25"
}

# Only where voting stock is listed or held of record by more than 2,000; the charter may opt out (§ 203(b)).
provision "interested_stockholder" {
  title    = "15% of the votes of a listed company: three years without a business combination"
  force    = "line"
  line     = pct(15)
  hangs_on = "voting stock is listed, or held of record by more than 2,000"
  effect   = "no business combination with the holder for 3 years, unless the board approved before, the holder reached 85%, or board and 66 2/3% of the other votes approve at a meeting; only where voting stock is listed or held of record by more than 2,000 (§ 203(b)(4))"
  cites    = "8 Del. C. § 203(a), (b)(4), (c)(5)"
  quote    = "is the owner of 15% or more of the outstanding voting stock of the corporation"
  read     = "https://delcode.delaware.gov/title8/c001/sc06/index.html"
  checked  = "2026-11-24"
  lawyer   = none
}

provision "short_form_merger" {
  title    = "90% of each class: a merger by the parent's board alone"
  force    = "line"
  line     = pct(90)
  hangs_on = "the holder is a corporation, and has as much of each class"
  effect   = "the parent merges the subsidiary by its board's resolution alone; the others have appraisal rights"
  cites    = "8 Del. C. § 253(a), (d)"
  quote    = "at least 90% of the outstanding shares of each class of the stock of a corporation or corporations … of which class there are outstanding shares that, absent this subsection, would be entitled to vote on such merger, is owned by a corporation"
  read     = "https://delcode.delaware.gov/title8/c001/sc09/index.html"
  checked  = "2026-11-24"
  lawyer   = none
}

provision "ask_court_for_election" {
  title    = "10% of the votes: a court may order an election where fewer than half of the board remain"
  force    = "line"
  line     = pct(10)
  hangs_on = "the directors in office are less than a majority of the whole board"
  effect   = "where the directors in office are less than a majority of the whole board, holders may ask the Court of Chancery to order an election"
  cites    = "8 Del. C. § 223(c)"
  quote    = "upon application of any stockholder or stockholders holding at least 10 percent of the voting stock at the time outstanding having the right to vote for such directors, summarily order an election to be held"
  read     = "https://delcode.delaware.gov/title8/c001/sc07/index.html"
  checked  = "2026-11-24"
  lawyer   = none
}
