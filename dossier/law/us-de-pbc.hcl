# What is different in a Delaware public benefit corporation.
#
# The words: Delaware Code, Title 8, with all acts enacted as of 28 April 2026 (85 Del. Laws, c. 251). What was enacted
# later was not seen. Each read names the official place of the words; they were read in a copy of the official print.
# Checked against those words; not checked by a lawyer.
#
# Until 2020, § 363 asked two thirds of the stock to become one or to cease to be one. That is gone: § 363 bars only
# mergers with nonprofit nonstock corporations, and the usual vote on the charter decides. The duty stays: the board
# balances the stockholders' money, those materially affected, and the stated benefit (§ 365(a)).

law "us-de-pbc" {
  title = "Delaware public benefit corporation (8 Del. C. §§ 361-368)"
  base  = "us-de"
}

provision "amend_charter" {
  title   = "Becoming or ceasing to be a public benefit corporation is a charter amendment like any other"
  matters = ["amend_charter", "change_mission"]
  needs   = all(majority(present(board)), majority(outstanding(stockholders)))
  notice  = days(10)
  force   = "floor"
  set_in  = ["charter"]
  cites   = "8 Del. C. §§ 361, 362(a), 242(b)(1)"
  quote   = "it shall be subject in all respects to the provisions of this chapter, except to the extent this subchapter imposes additional or different requirements"
  read    = "https://delcode.delaware.gov/title8/c001/sc15/index.html"
  checked = "2026-11-24"
  lawyer  = none
  from    = "2020-07-16"
}

provision "enforce_balance" {
  title   = "2% of the shares: standing to sue over the balance"
  force   = "line"
  line    = pct(2)
  effect  = "holders may sue to enforce the balancing of § 365(a); of a listed company also with shares worth at least $2,000,000"
  cites   = "8 Del. C. § 367"
  quote   = "may not be brought unless the plaintiffs in such action own individually or collectively, as of the date of instituting such action, at least 2% of the corporation’s outstanding shares or, in the case of a corporation with shares listed on a national securities exchange, the lesser of such percentage or shares of the corporation with a market value of at least $2,000,000"
  read    = "https://delcode.delaware.gov/title8/c001/sc15/index.html"
  checked = "2026-11-24"
  lawyer  = none
}
