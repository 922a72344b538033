# OpenAI, Inc., the nonprofit, in November 2023: who could remove the chief executive, and who could not. Everything here was
# public; what was not is said to be unknown. It is no finding about anybody and no legal advice.
#
#   loadline who-can remove_ceo examples/openai-2023                      on 16 November: four of the six
#   loadline who-can appoint_ceo --as-of 2023-11-20 examples/openai-2023  three of the four who were left
#   loadline who-can --as-of 2023-11-29 examples/openai-2023              every matter, with the board that came after
#
# A fact has its days: from and to, both included. So the same file answers for each day of that month.
#
# Sources
#   [1] OpenAI's announcement of 17 November, as reported: https://observer.com/2023/11/openai-fires-sam-altman/
#       and https://www.searchenginejournal.com/openai-fires-ceo-sam-altman/501932/
#   [2] WIRED on the bylaws of January 2016: https://wired.me/business/how-openais-bizarre-structure-gave-4-people-the-power-to-fire-sam-altman/
#   [3] The return, "in principle", of 21-22 November: https://www.inc.com/jennifer-conrad/sam-altman-back-openai-new-board.html
#       and https://www.thehindubusinessline.com/companies/altman-to-return-as-openai-ceo-with-taylor-summers-on-new-board/article67561151.ece
#   [4] 29 November, the observer: https://www.cnbc.com/2023/11/29/microsoft-secures-non-voting-board-seat-at-openai-.html
#       and https://techcentral.co.za/microsoft-to-take-non-voting-openai-board/236125/
#   [5] The days between: https://www.slashgear.com/1453171/sam-altman-back-openai-ceo-new-board-directors/

company "openai" {
  name     = "OpenAI, Inc."
  as_of    = "2023-11-16"
  currency = "USD"
  law      = "us-de-nonstock"
}

# ---------------------------------------------------------------------------------------------------------------------
# Documents. The bylaws were read by reporters and not by us: what [2] says of them stands below, marked as published.
# Nonstock law lets the certificate depart from nearly all of its own rules (8 Del. C. § 141(j)), so that whether such
# bylaws are good law hangs on a certificate that was not published. They are not void because a bylaw alone could not say
# it; nobody outside can tell.

document "certificate" {
  title  = "Certificate of incorporation of OpenAI, Inc."
  kind   = "charter"
  status = unknown("What does the certificate say about how the board acts? (Delaware Division of Corporations)")
  read   = false
}

document "bylaws" {
  title  = "Bylaws of January 2016, as reported"
  kind   = "bylaws"
  status = "published"
  read   = false
  path   = "https://wired.me/business/how-openais-bizarre-structure-gave-4-people-the-power-to-fire-sam-altman/"
}

# ---------------------------------------------------------------------------------------------------------------------
# People. Three of the six directors worked there, three did not [2]. Groups are words of this file.

stakeholder "altman" {
  name   = "Sam Altman"
  kind   = "individual"
  groups = ["management"]
}

stakeholder "brockman" {
  name   = "Greg Brockman"
  kind   = "individual"
  groups = ["management"]
}

stakeholder "sutskever" {
  name   = "Ilya Sutskever"
  kind   = "individual"
  groups = ["management", "the_four"]
}

stakeholder "dangelo" {
  name   = "Adam D'Angelo"
  kind   = "individual"
  groups = ["independent", "the_four"]
}

stakeholder "toner" {
  name   = "Helen Toner"
  kind   = "individual"
  groups = ["independent", "the_four"]
}

stakeholder "mccauley" {
  name   = "Tasha McCauley"
  kind   = "individual"
  groups = ["independent", "the_four"]
}

stakeholder "taylor" {
  name   = "Bret Taylor"
  kind   = "individual"
  groups = ["independent"]
}

stakeholder "summers" {
  name   = "Larry Summers"
  kind   = "individual"
  groups = ["independent"]
}

stakeholder "murati" {
  name   = "Mira Murati"
  kind   = "individual"
  groups = ["management"]
}

stakeholder "shear" {
  name   = "Emmett Shear"
  kind   = "individual"
  groups = ["management"]
}

# About 13 billion dollars committed since 2019, largely as cloud credits; the only cloud provider; a licence to the technology.
# No seat, no vote, and until 29 November no observer [4].
stakeholder "microsoft" {
  name   = "Microsoft Corporation"
  kind   = "institution"
  groups = ["outside"]
}

# 738 of 770 had signed the letter by the evening of 20 November. No document gave the staff a vote.
stakeholder "staff" {
  name   = "The staff of OpenAI"
  groups = ["staff"]
}

# ---------------------------------------------------------------------------------------------------------------------
# Offices. A day that none of the statements covers would be a vacancy.

office "ceo" {
  title  = "Chief executive officer"
  holder = stakeholder.altman
  to     = "2023-11-16"
}

# "effective immediately" on the 17th [1]; interim.
office "ceo" {
  title  = "Chief executive officer"
  holder = stakeholder.murati
  from   = "2023-11-17"
  to     = "2023-11-19"
}

# Named in the night to the 20th, who "joined OpenAI on Monday" [3]; interim.
office "ceo" {
  title  = "Chief executive officer"
  holder = stakeholder.shear
  from   = "2023-11-20"
  to     = "2023-11-21"
}

# By the agreement in principle of the night to the 22nd [3]; on the 29th OpenAI said that he was back in office [4].
office "ceo" {
  title  = "Chief executive officer"
  holder = stakeholder.altman
  from   = "2023-11-22"
}

office "chair" {
  title  = "Chair of the board"
  holder = stakeholder.brockman
  to     = "2023-11-16"
}

office "chair" {
  title  = "Chair of the board"
  holder = none # nobody was named when Brockman was removed as chair [1]
  from   = "2023-11-17"
  to     = "2023-11-21"
}

office "chair" {
  title  = "Chair of the board"
  holder = stakeholder.taylor
  from   = "2023-11-22"
}

# ---------------------------------------------------------------------------------------------------------------------
# The board elects and removes its own members and says how many there are; a majority of it may act without a meeting and
# without notice, as reported [2]. A seat is named after who sat there: what the seats are called is not public.

body "board" {
  title      = "Board of directors"
  kind       = "board"
  classified = false
  duty       = "mission" # of a nonprofit: the letter of the staff quotes the board as saying that destroying the company "would be consistent with the mission" [9]
  quorum     = unknown("How many directors are a quorum? (bylaws; without one, a majority of the whole board: 8 Del. C. § 141(b))")

  seat "altman" {
    holder        = stakeholder.altman
    elected_by    = majority(body.board)
    designated_by = none
    removed_by    = majority(body.board)
    observer      = false
    casting_vote  = false
    votes         = 1
    to            = "2023-11-16" # left the board on the 17th [1]
    source        = clause(document.bylaws, "as WIRED reports them", "the exclusive right to elect and remove fellow directors")
  }

  seat "brockman" {
    holder        = stakeholder.brockman
    elected_by    = majority(body.board)
    designated_by = none
    removed_by    = majority(body.board)
    observer      = false
    casting_vote  = false
    votes         = 1
    to            = "2023-11-16" # removed as chair on the 17th, resigned the same day [1]
    source        = clause(document.bylaws, "as WIRED reports them", "the exclusive right to elect and remove fellow directors")
  }

  seat "sutskever" {
    holder        = stakeholder.sutskever
    elected_by    = majority(body.board)
    designated_by = none
    removed_by    = majority(body.board)
    observer      = false
    casting_vote  = false
    votes         = 1
    to            = "2023-11-21"
    source        = clause(document.bylaws, "as WIRED reports them", "the exclusive right to elect and remove fellow directors")
  }

  seat "toner" {
    holder        = stakeholder.toner
    elected_by    = majority(body.board)
    designated_by = none
    removed_by    = majority(body.board)
    observer      = false
    casting_vote  = false
    votes         = 1
    to            = "2023-11-21"
    source        = clause(document.bylaws, "as WIRED reports them", "the exclusive right to elect and remove fellow directors")
  }

  seat "mccauley" {
    holder        = stakeholder.mccauley
    elected_by    = majority(body.board)
    designated_by = none
    removed_by    = majority(body.board)
    observer      = false
    casting_vote  = false
    votes         = 1
    to            = "2023-11-21"
    source        = clause(document.bylaws, "as WIRED reports them", "the exclusive right to elect and remove fellow directors")
  }

  seat "dangelo" {
    holder        = stakeholder.dangelo
    elected_by    = majority(body.board)
    designated_by = none
    removed_by    = majority(body.board)
    observer      = false
    casting_vote  = false
    votes         = 1
    source        = clause(document.bylaws, "as WIRED reports them", "the exclusive right to elect and remove fellow directors")
  }

  # The new initial board [3].
  seat "taylor" {
    holder        = stakeholder.taylor
    elected_by    = majority(body.board)
    designated_by = none
    removed_by    = majority(body.board)
    observer      = false
    casting_vote  = false
    votes         = 1
    from          = "2023-11-22"
    source        = clause(document.bylaws, "as WIRED reports them", "the exclusive right to elect and remove fellow directors")
  }

  seat "summers" {
    holder        = stakeholder.summers
    elected_by    = majority(body.board)
    designated_by = none
    removed_by    = majority(body.board)
    observer      = false
    casting_vote  = false
    votes         = 1
    from          = "2023-11-22"
    source        = clause(document.bylaws, "as WIRED reports them", "the exclusive right to elect and remove fellow directors")
  }

  seat "microsoft" {
    title    = "Observer"
    holder   = stakeholder.microsoft
    observer = true
    from     = "2023-11-29" # the day on which it was announced [4]
  }
}

right "microsoft_observes" {
  kind = "observer"
  of   = stakeholder.microsoft
  days = none
  from = "2023-11-29"
}

# ---------------------------------------------------------------------------------------------------------------------
# What was decided, and what might have been. Each may be decided at a meeting or, as reported, by the written consent of a
# majority without notice.

matter "remove_ceo" {
  title   = "Remove the chief executive"
  kind    = "remove_officer"
  of      = office.ceo
  needs   = majority(outstanding(body.board))
  form    = "written_consent"
  notice  = none
  status  = "published"
  effects = [vacate(office.ceo)]
  source  = clause(document.bylaws, "as WIRED reports them", "a majority of the board can take any action without prior notice")

  way "meeting" {
    needs = majority(body.board)
    form  = "meeting"
  }
}

matter "appoint_ceo" {
  title  = "Appoint a chief executive"
  kind   = "appoint_officer"
  of     = office.ceo
  needs  = majority(outstanding(body.board))
  form   = "written_consent"
  notice = none
  status = "published"
  source = clause(document.bylaws, "as WIRED reports them", "a majority of the board can take any action without prior notice")

  way "meeting" {
    needs = majority(body.board)
    form  = "meeting"
  }
}

matter "remove_chair" {
  title   = "Remove the chair of the board"
  kind    = "remove_officer"
  of      = office.chair
  needs   = majority(outstanding(body.board))
  form    = "written_consent"
  notice  = none
  status  = "published"
  effects = [vacate(office.chair)]
  source  = clause(document.bylaws, "as WIRED reports them", "a majority of the board can take any action without prior notice")

  way "meeting" {
    needs = majority(body.board)
    form  = "meeting"
  }
}

matter "remove_altman_from_board" {
  title   = "Remove Altman from the board"
  kind    = "remove_director"
  of      = seat.board.altman
  needs   = majority(outstanding(body.board))
  form    = "written_consent"
  notice  = none
  status  = "published"
  effects = [vacate(seat.board.altman)]
  to      = "2023-11-16"
  source  = clause(document.bylaws, "as WIRED reports them", "a majority of the board can take any action without prior notice")

  way "meeting" {
    needs = majority(body.board)
    form  = "meeting"
  }
}

matter "remove_toner_from_board" {
  title   = "Remove Toner from the board"
  kind    = "remove_director"
  of      = seat.board.toner
  needs   = majority(outstanding(body.board))
  form    = "written_consent"
  notice  = none
  status  = "published"
  effects = [vacate(seat.board.toner)]
  to      = "2023-11-21"
  source  = clause(document.bylaws, "as WIRED reports them", "a majority of the board can take any action without prior notice")

  way "meeting" {
    needs = majority(body.board)
    form  = "meeting"
  }
}

matter "elect_director" {
  title   = "Elect a director to a new seat"
  kind    = "elect_director"
  of      = body.board
  needs   = majority(outstanding(body.board))
  form    = "written_consent"
  notice  = none
  status  = "published"
  effects = [add_seat(body.board)]
  source  = clause(document.bylaws, "as WIRED reports them", "a majority of the board can take any action without prior notice")

  way "meeting" {
    needs = majority(body.board)
    form  = "meeting"
  }
}

matter "amend_bylaws" {
  title   = "Amend the bylaws"
  kind    = "amend_bylaws"
  of      = document.bylaws
  needs   = majority(outstanding(body.board))
  form    = "written_consent"
  notice  = none
  status  = "published"
  effects = [amend(document.bylaws, "as the majority decides")]
  source  = clause(document.bylaws, "as WIRED reports them", "a majority of the board can take any action without prior notice")

  way "meeting" {
    needs = majority(body.board)
    form  = "meeting"
  }
}

# No way is stated for these: the law answers, as far as it can without the certificate. To dissolve is not among them: it
# hangs on whether the nonprofit has members (8 Del. C. § 276), which is not public.
matter "change_mission" {
  title = "Change the mission"
  kind  = "change_mission"
  of    = document.certificate
}

matter "release_model" {
  title = "Release a model, or withhold it"
  kind  = "release_model"
}

# ---------------------------------------------------------------------------------------------------------------------
# What bound it, as far as it was public by November 2023; everything else is unknown and says so.
#
#   loadline what-binds examples/openai-2023                        what is known of Microsoft's part, and what would settle the rest
#   loadline what-binds --without microsoft examples/openai-2023    no right to stop is public: both readings
#
# Sources
#   [6] 2019: a billion dollars, half of it as credits for Azure, whose only cloud customer it became: MIT Technology Review, by
#       techerati.com; https://www.theinformation.com (why OpenAI spent barely a dime)
#   [7] 2023: ten billion more, of which a fraction came as cash and a large part as purchases of compute (Semafor); Microsoft could go on
#       with the models on its own servers: https://www.techradar.com/pro/most-of-microsofts-dollar10bn-investment-in-openai-has-gone-on-cloud
#   [8] 13 billion dollars in all: Microsoft's report on form 10-Q for the first quarter of its year 2026, note 17 (sec.gov)

contract "azure" {
  title         = "Exclusive cloud for OpenAI"
  supplier      = stakeholder.microsoft
  supplies      = "compute"
  share         = 1 # it was the only cloud [6]
  spend         = unknown("What was spent on Azure a month, credits included? (chief financial officer)")
  to            = unknown("Until when did the agreement run? (the agreement)")
  replace       = unknown("How long until training and serving ran on another cloud? (head of infrastructure)")
  switch_cost   = unknown("What would moving away from Azure have cost? (head of infrastructure)")
  substitutable = unknown("How easily was Azure replaced? (head of infrastructure)")
  status        = "published"

  # [6]. No right of Microsoft to stop is public: none is stated here, which is a question and no answer.
  exclusive {
    binds = "company"
    until = unknown("Until when was Azure the only cloud? (the agreement)")
  }

  credits "of_2019" {
    face         = 500e6 # half of the billion [6]
    worth        = unknown("What were the credits worth, beside cash? (chief financial officer)")
    used         = unknown("How much of the credits of 2019 was used up? (chief financial officer)")
    expires      = unknown("When did the credits of 2019 expire? (the agreement)")
    transferable = unknown("Could the credits be passed on? (the agreement)")
  }
}

tranche "cash_of_2019" {
  by     = stakeholder.microsoft
  amount = 500e6 # the other half [6]
  met    = true
  status = "published"
}

# 13 billion in all [8] less the one of 2019. How much had been paid, in what, and on which conditions, is not public [7].
tranche "committed_since" {
  by       = stakeholder.microsoft
  amount   = 12e9
  on       = unknown("When was the rest of the 13 billion due? (the agreement)")
  met      = unknown("How much of the 13 billion had been paid, and on which conditions was the rest? (the agreement)")
  withhold = unknown("Could Microsoft keep back what was not paid? (the agreement)")
  status   = "published"
}

licence "microsoft" {
  of        = stakeholder.microsoft
  over      = ["models"]
  exclusive = unknown("Was Microsoft's licence exclusive? (the agreement)")
  until     = unknown("Until when did the licence last? (the agreement)")
  without   = true # it could go on with GPT-4 on its own servers [7]
  status    = "published"
}

# ---------------------------------------------------------------------------------------------------------------------
# Who could put the board before a choice. What the company could not go on without, how long it would have borne that, and how long
# until it was met otherwise are nowhere published: the figures of the two needs are this file's own, wide on purpose, and every answer
# that rests on them says so. What was said, by whom and when, is public.
#
# Sources
#   [9]  The letter of the staff, 20 November: https://www.axios.com/2023/11/20/openai-staff-letter-board-resign-sam-altman
#        and https://www.silicon.co.uk/e-innovation/artificial-intelligence/openai-staff-resign-540130
#   [10] 505 at first: https://www.cnbc.com/2023/11/20/hundreds-of-openai-employees-threaten-to-follow-altman-to-microsoft-unless-board-resigns-reports-say.html
#        738 of 770 by the evening: https://www.pinkvilla.com/trending/world/730-openai-employees-sign-letter-demanding-reappointment-of-sam-altman-mass-exodus-may-be-on-the-cards-1260181

need "compute" {
  title   = "Chips to train and to serve on"
  below   = between(0.5, 0.9)
  ends    = "company"
  endures = months(between(0, 2))
  replace = months(between(3, 18))
  status  = "assumed"
}

need "people" {
  title   = "Those who know how the models are made"
  below   = between(0.2, 0.8)
  ends    = "company"
  endures = months(between(0, 1))
  replace = months(between(6, 24))
  status  = "assumed"
}

# Employment without a term, which either side may end at will on notice to the other (California Labor Code § 2922). That theirs had no
# term is usual there, and assumed.
contract "staff" {
  title    = "The employment of the staff"
  supplier = stakeholder.staff
  supplies = "people"
  share    = 1
  heads    = 770
  costs    = ["pay"]
  to       = never
  status   = "assumed"

  stop "supplier" {
    for    = "convenience"
    notice = days(0)
    cure   = none
  }

  stop "company" {
    for    = "convenience"
    notice = days(0)
    cure   = none
  }
}

# Until the 20th there was no letter, and no offer.
pledge "letter" {
  by     = stakeholder.staff
  share  = 0
  to_do  = "leave"
  to     = "2023-11-19"
  status = "published"
}

pledge "letter" {
  title   = "The letter of the staff"
  by      = stakeholder.staff
  share   = 738 / 770 # by the evening; 505 at first [10]
  to_do   = "leave"
  demands = [matter.appoint_ceo, matter.elect_director]
  words   = ["all current board members resign", "the board appoints two new lead independent directors", "the board reinstates Sam Altman and Greg Brockman"]
  signed  = [stakeholder.sutskever, stakeholder.murati]
  from    = "2023-11-20"
  to      = "2023-11-21"
  status  = "published"
}

offer "positions" {
  whom   = stakeholder.staff
  by     = none
  to     = "2023-11-19"
  status = "published"
}

# "Microsoft has assured us that there are positions for all OpenAI employees at this new subsidiary should we choose to join" [9].
offer "positions" {
  title      = "Positions at Microsoft for all"
  whom       = stakeholder.staff
  by         = stakeholder.microsoft
  makes_good = ["pay"]
  barred     = unknown("Had Microsoft promised not to take over OpenAI's people? (the agreement)")
  from       = "2023-11-20"
  to         = "2023-11-21"
  status     = "published"
}

# ---------------------------------------------------------------------------------------------------------------------
# Claims on the day in as_of, 16 November 2023

assert "six directors vote" {
  that = seats(group.management) + seats(group.independent) == 6
}

assert "four of the six remove the chief executive, and did" {
  that = can(group.the_four, matter.remove_ceo)
}

assert "the three who do not work there cannot without a fourth, and can stop it" {
  that = !can(group.independent, matter.remove_ceo) && can_block(group.independent, matter.remove_ceo)
}

assert "no director can alone, and none can stop it alone" {
  that = !can_alone(body.board, matter.remove_ceo) && !can_block(stakeholder.altman, matter.remove_ceo)
}

assert "Microsoft has no seat, decides nothing, stops nothing and need not be asked" {
  that = seats(stakeholder.microsoft) == 0 && !can(stakeholder.microsoft, matter.remove_ceo) && !can_block(stakeholder.microsoft, matter.remove_ceo) && !must_ask(stakeholder.microsoft, matter.remove_ceo)
}

# ---------------------------------------------------------------------------------------------------------------------
# Load lines, as an employee or the investor might have drawn them on 16 November 2023. The second was broken, and nobody had
# looked: no director was needed, and no one outside had to be asked.

limit "whoever supplies the money and the compute cannot remove the chief executive by a vote" {
  holds = !can(stakeholder.microsoft, matter.remove_ceo)
}

# Broken on purpose: it is what the five days after the removal were about.
limit "the chief executive is not removed without somebody outside the board being asked" {
  holds = must_ask(stakeholder.microsoft, matter.remove_ceo) || must_ask(stakeholder.staff, matter.remove_ceo)
}
