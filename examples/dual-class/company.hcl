# Lyft, Inc. at its listing in March 2019: two founders with 4.9% of the shares and 48.6% of the votes. What that decides
# hangs on how many of the others vote.
#
#   loadline who-owns --by group examples/dual-class
#   loadline who-can pass_resolution examples/dual-class                if all vote, the founders and a few others
#   loadline who-can pass_resolution --turnout 0.9 examples/dual-class  if nine tenths of all votes take part, the founders
#
# Sources
#   [1] The figures, in a finance textbook's exercise: https://quesba.com/questions/voting-rights-dual-class-stock-investors-valued-ride-hailing-giant-lyft-24-1754123
#   [2] When the Class B ends, and its size in votes: https://www.farrellfritz.com/rss-post/power-lyfting-lyft-ipo-is-latest-in-trend-giving-founders-disproportionate-voting-power/
#   [3] The company's own description of its stock, of 2020: https://contracts.justia.com/companies/lyft-inc-6351/contract/97219
#   [4] What became of it: the founders left the board and all Class B became Class A on 15 August 2025:
#       https://www.manifest.co.uk/from-super-voting-to-equal-voting-lyfts-class-b-share-conversion

company "lyft" {
  name     = "Lyft, Inc."
  as_of    = "2019-03-29"
  currency = "USD"
  law      = "us-de"
}

document "charter" {
  title  = "Restated certificate of incorporation, as described"
  kind   = "charter"
  status = "published"
  read   = false # [2] and [3] describe it
  path   = "https://contracts.justia.com/companies/lyft-inc-6351/contract/97219"
}

# The source gives what the two hold together, and not what each holds, so they stand as one here. That is no finding that
# they must vote alike: two who agree are two.
stakeholder "founders" {
  name   = "Logan Green and John Zimmer"
  groups = ["founders"]
}

# Everybody else: thousands of holders, of whom no list is public. They are not one voter. They stand here as ten, each for the
# holders of a tenth of their shares: that is an assumption of this file, and what an answer says of one of them it says of
# any holders who have as many votes. To carry the founders over the half takes less: 2.8% of them, if all others vote.
stakeholder "others_1" {
  name   = "other holders, tenth 1"
  groups = ["public"]
}

stakeholder "others_2" {
  name   = "other holders, tenth 2"
  groups = ["public"]
}

stakeholder "others_3" {
  name   = "other holders, tenth 3"
  groups = ["public"]
}

stakeholder "others_4" {
  name   = "other holders, tenth 4"
  groups = ["public"]
}

stakeholder "others_5" {
  name   = "other holders, tenth 5"
  groups = ["public"]
}

stakeholder "others_6" {
  name   = "other holders, tenth 6"
  groups = ["public"]
}

stakeholder "others_7" {
  name   = "other holders, tenth 7"
  groups = ["public"]
}

stakeholder "others_8" {
  name   = "other holders, tenth 8"
  groups = ["public"]
}

stakeholder "others_9" {
  name   = "other holders, tenth 9"
  groups = ["public"]
}

stakeholder "others_10" {
  name   = "other holders, tenth 10"
  groups = ["public"]
}

stock_class "class_a" {
  name            = "Class A Common Stock"
  kind            = "common"
  votes_per_share = 1
  source          = clause(document.charter, "as described")
}

stock_class "class_b" {
  name            = "Class B Common Stock"
  kind            = "common"
  votes_per_share = 20
  source          = clause(document.charter, "as described")

  converts {
    into  = stock_class.class_a
    ratio = 1
  }
}

# 273,097,591 shares of Class A less the founders' 1,369,182
issue "others_1" {
  stakeholder = stakeholder.others_1
  date        = "2019-03-29"
  class       = stock_class.class_a
  shares      = 27172841
}

issue "others_2" {
  stakeholder = stakeholder.others_2
  date        = "2019-03-29"
  class       = stock_class.class_a
  shares      = 27172841
}

issue "others_3" {
  stakeholder = stakeholder.others_3
  date        = "2019-03-29"
  class       = stock_class.class_a
  shares      = 27172841
}

issue "others_4" {
  stakeholder = stakeholder.others_4
  date        = "2019-03-29"
  class       = stock_class.class_a
  shares      = 27172841
}

issue "others_5" {
  stakeholder = stakeholder.others_5
  date        = "2019-03-29"
  class       = stock_class.class_a
  shares      = 27172841
}

issue "others_6" {
  stakeholder = stakeholder.others_6
  date        = "2019-03-29"
  class       = stock_class.class_a
  shares      = 27172841
}

issue "others_7" {
  stakeholder = stakeholder.others_7
  date        = "2019-03-29"
  class       = stock_class.class_a
  shares      = 27172841
}

issue "others_8" {
  stakeholder = stakeholder.others_8
  date        = "2019-03-29"
  class       = stock_class.class_a
  shares      = 27172841
}

issue "others_9" {
  stakeholder = stakeholder.others_9
  date        = "2019-03-29"
  class       = stock_class.class_a
  shares      = 27172841
}

issue "others_10" {
  stakeholder = stakeholder.others_10
  date        = "2019-03-29"
  class       = stock_class.class_a
  shares      = 27172840
}

issue "founders_a" {
  stakeholder = stakeholder.founders
  date        = "2019-03-29"
  class       = stock_class.class_a
  shares      = 1369182
}

issue "founders_b" {
  stakeholder = stakeholder.founders
  date        = "2019-03-29"
  class       = stock_class.class_b
  shares      = 12779709
}

body "stockholders" {
  title        = "Stockholders"
  kind         = "stockholders"
  classes      = [stock_class.class_a, stock_class.class_b]
  as_converted = false # twenty votes a share of Class B as it stands
}

# Who sits on it is not part of the example.
body "board" {
  title = "Board of directors"
  kind  = "board"
}

# What a meeting of stockholders decides: whoever stays away does not count. Of all votes the founders lack 7,382,524, which is
# less than 3% of what the others have; where fewer than 97.2% of all votes take part, they lack none.
matter "pass_resolution" {
  title = "Pass a resolution against all others who vote"
  kind  = "other"
  needs = majority(present(body.stockholders))
  form  = "meeting"
}

# No way is stated: the law answers. It counts all votes there are, so that who stays away is against it.
matter "merge" {
  title = "Merge the company"
  kind  = "merge"
}

# Two thirds of the Class B may end it [2], and must agree to more of it [3].
matter "end_class_b" {
  title   = "Convert all Class B into Class A"
  kind    = "other"
  needs   = at_least(2 / 3, outstanding(stock_class.class_b))
  effects = [convert(stock_class.class_b)]
  source  = clause(document.charter, "as described")
}

matter "issue_class_b" {
  title  = "Issue more Class B"
  kind   = "issue_stock"
  source = clause(document.charter, "as described")
}

consent "class_b_on_class_b" {
  of     = at_least(2 / 3, outstanding(stock_class.class_b))
  over   = [matter.issue_class_b]
  breach = "void"
  source = clause(document.charter, "as described", "any issuance of additional shares of Class B common stock requires the approval of the holders of two-thirds")
}

assert "the source's 273,097,591 shares of Class A" {
  that = outstanding(stock_class.class_a) == 273097591
}

assert "the founders have 48.6% of the votes, to that digit" {
  that = vote_share(group.founders) >= pct(48.55) && vote_share(group.founders) < pct(48.65)
}

assert "exactly so much" {
  that = vote_share(group.founders) == 256963362 / 528691771
}

assert "with 4.9% of the equity, to that digit" {
  that = share_outstanding(group.founders) >= pct(4.85) && share_outstanding(group.founders) < pct(4.95)
}

assert "twenty votes a share hold half of all votes from one share in 21" {
  that = share_outstanding(stock_class.class_b) < 1 / 21 && vote_share(stock_class.class_b) < 1 / 2
}

assert "the founders do not pass a resolution if all others vote against it" {
  that = !can(group.founders, matter.pass_resolution)
}

assert "all others together pass one against the founders, none of them alone" {
  that = can(group.public, matter.pass_resolution) && !can_alone(group.public, matter.pass_resolution)
}

assert "the Class B ends when the founders say so, and not before" {
  that = can(group.founders, matter.end_class_b) && can_block(group.founders, matter.end_class_b)
}

# ---------------------------------------------------------------------------------------------------------------------
# Load lines

limit "the founders cannot be outvoted by any one holder" {
  holds = !any_can(stakeholder.others_1, [matter.merge, matter.pass_resolution])
}

limit "the Class B does not end without the founders" {
  holds = can_block(group.founders, matter.end_class_b)
}
