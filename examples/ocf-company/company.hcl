# Northlight AI, Inc.: a made-up company. Its cap table stands in the Open Cap Format package beside this file, which a
# program makes (go run ./examples/ocf-company/generate); `loadline import captable` wrote the blocks below, and the
# questions it asked have been answered here, as counsel would from the charter and the plan.

company "northlight" {
  ocf      = "captable"
  currency = "USD"
  law      = "us-de"
}

document "certificate_of_incorporation_2021_03_pdf" {
  ocf    = "9a46e960-d1f0-40e6-a917-4952a26753ca"
  status = "superseded"
  read   = true
}

document "bylaws_2021_03_pdf" {
  ocf    = "4a1a8838-80f7-47e9-ae5a-f8ed3ac914cd"
  status = "executed"
  read   = true
}

document "equity_incentive_plan_2021_06_pdf" {
  ocf    = "bc873f3e-932c-4918-8bc2-3a752943103e"
  status = "executed"
  read   = true
}

document "safe_form_2021_06_pdf" {
  ocf    = "f8face45-104b-4f9e-a262-ea16cffb6476"
  status = "executed"
  read   = true
}

document "restated_certificate_2022_02_pdf" {
  ocf    = "3acbb7a5-e879-4d35-9380-a2bcc578f7e7"
  status = "superseded"
  read   = true
}

document "restated_certificate_2023_01_pdf" {
  ocf    = "43d0a8ff-4ac0-48d8-8de3-c9fd86972d69"
  status = "superseded"
  read   = true
}

document "restated_certificate_2024_02_pdf" {
  ocf    = "da409557-23fb-4d65-90d7-9265167915b0"
  status = "executed"
  read   = true
}

document "voting_agreement_2024_02_pdf" {
  ocf    = "502af10b-8597-484b-84c9-fb39d6b04a38"
  status = "executed"
  read   = true
}

document "investors_rights_agreement_2024_02_pdf" {
  ocf    = "89e832bc-90ca-4e46-bb5f-50c3e42bb118"
  status = "executed"
  read   = true
}

document "right_of_first_refusal_agreement_2024_02_pdf" {
  ocf    = "0eda91c8-b126-47f4-9aae-160b7d746429"
  status = "executed"
  read   = false
}

document "warrant_cumulus_2023_09_pdf" {
  ocf    = "780722a1-3b62-4dea-aebe-a78630ce160e"
  status = "executed"
  read   = false
}

stakeholder "ines_okafor" {
  ocf    = "ede0b96c-a1bb-40ba-acd2-76a20f641b5b"
  groups = ["founders"]
}

stakeholder "tomas_lindqvist" {
  ocf    = "8e608315-5755-4c53-862e-09617bea97fe"
  groups = ["founders"]
}

stakeholder "priya_raman" {
  ocf    = "30915618-a0b0-4713-b388-b038df8dccfb"
  groups = ["founders"]
}

stakeholder "ada_whitfield" {
  ocf    = "cdf6b07c-5828-4c83-8b80-371007e75292"
  groups = ["investors"]
}

stakeholder "kestrel_angels_llc" {
  ocf    = "5f75a6cb-767c-43e8-8bd6-8771d548832d"
  groups = ["investors"]
}

stakeholder "juergen_alvarez" {
  ocf    = "03a5aeb3-4ca8-4e6a-9906-a583e94068d0"
  groups = ["investors"]
}

stakeholder "first_meridian_accelerator_l_p" {
  ocf    = "8964bbcb-b04a-444e-85cd-e6af44fe4f36"
  groups = ["investors"]
}

stakeholder "samira_haddad" {
  ocf    = "9c030b34-ed2b-4eb1-a745-8091b26c9ca5"
  groups = ["investors"]
}

stakeholder "harbour_secondary_fund_ii_l_p" {
  ocf    = "e49c1933-2dab-4297-9032-b025710f8b73"
  groups = ["investors"]
}

stakeholder "lantern_seed_fund_iii_l_p" {
  ocf    = "cca8c389-11b9-499f-9323-018e55bbd2ef"
  groups = ["investors"]
}

stakeholder "quill_compass_ventures_l_p" {
  ocf    = "716a19c8-1e03-42f7-8dbf-2b9f9530d3a6"
  groups = ["investors"]
}

stakeholder "mirela_stan" {
  ocf    = "6d84bbf7-8c84-45f3-851f-0b57f79a77fc"
  groups = ["investors"]
}

stakeholder "foreland_capital_partners_v_l_p" {
  ocf    = "57e572cf-e9a8-433f-ac23-1d642038721c"
  groups = ["investors"]
}

stakeholder "foreland_affiliates_v_l_p" {
  ocf    = "5a208d89-7de6-41ba-baee-f0a76aac4eb6"
  groups = ["investors"]
}

stakeholder "tidewater_growth_l_p" {
  ocf    = "dc59f0e8-63da-4c42-9187-d173b7b26f17"
  groups = ["investors"]
}

stakeholder "meridian_peak_opportunities_i_l_p" {
  ocf    = "d3e879b0-6651-46bf-a6a7-b74a3d4af966"
  groups = ["investors"]
}

stakeholder "cumulus_cloud_ventures_llc" {
  ocf    = "9f8d70d0-9b59-494a-a496-743d53225531"
  groups = ["investors"]
}

stakeholder "stanhope_endowment" {
  ocf    = "c4711636-5bc3-4391-ba58-996facd65fa5"
  groups = ["investors"]
}

stakeholder "whitfield_family_trust" {
  ocf    = "7f515f0a-52b1-4d01-a511-300a24416d11"
  groups = ["investors"]
}

stakeholder "cumulus_cloud_inc" {
  ocf = "d8644d58-5e12-4d99-9542-75bf31828b51"
  # groups = ["investors"]  # the package does not say what it is to the company
}

stakeholder "mei_hoffmann" {
  ocf    = "482971ad-84da-4dee-950f-93c88870a0a6"
  groups = ["staff"]
}

stakeholder "farid_obrien" {
  ocf    = "b92c6362-be6c-48c9-a048-eb9fc08b12c0"
  groups = ["staff"]
}

stakeholder "clara_vargas" {
  ocf = "8d0d9333-d1bc-48b3-91bf-059c03842cc0"
  # groups = ["investors"]  # the package does not say what it is to the company
}

stakeholder "tunde_cohen" {
  ocf    = "a268a093-a383-45fb-8185-dd84bd121557"
  groups = ["staff"]
}

stakeholder "sofia_castellano" {
  ocf    = "6b5afcde-2428-49d8-836e-eac372b5ec6f"
  groups = ["staff"]
}

stakeholder "hiro_jansen" {
  ocf = "4263941b-4996-4eeb-81f7-4622b3a72a2f"
  # groups = ["investors"]  # the package does not say what it is to the company
}

stakeholder "leila_quiroga" {
  ocf    = "bcfda780-6f36-4a36-a7b7-cc1f25cdff07"
  groups = ["staff"]
}

stakeholder "marek_xu" {
  ocf    = "1b985a2f-eac4-4e00-80d6-326977428251"
  groups = ["staff"]
}

stakeholder "anjali_eriksen" {
  ocf = "b9f1fc03-1b27-4dbf-bae5-f313ffa8ff8f"
  # groups = ["investors"]  # the package does not say what it is to the company
}

stakeholder "bjoern_ekstroem" {
  ocf    = "3940d6eb-db3b-46ce-814b-e4ac65f498ef"
  groups = ["staff"]
}

stakeholder "chidi_leclerc" {
  ocf    = "7042a99f-a47f-4c85-9f4d-779f4134ccc0"
  groups = ["staff"]
}

stakeholder "elena_sato" {
  ocf = "1cc87d7a-b536-4372-a2e3-63e7c02eb251"
  # groups = ["investors"]  # the package does not say what it is to the company
}

stakeholder "gustav_zhang" {
  ocf    = "173a517e-3901-4872-afef-57f350a7b907"
  groups = ["staff"]
}

stakeholder "hana_girard" {
  ocf    = "ceedb8ff-a18c-42f9-8d88-34d23a76d2d8"
  groups = ["staff"]
}

stakeholder "isaac_gupta" {
  ocf = "8a43ca5d-c705-4c13-a9b3-f11618448ed2"
  # groups = ["investors"]  # the package does not say what it is to the company
}

stakeholder "joana_nakamura" {
  ocf    = "5fdf6541-4bc3-4c5d-85db-4e747a693dbc"
  groups = ["staff"]
}

stakeholder "kofi_ueda" {
  ocf    = "da12626c-e188-46e3-8920-307762906ed4"
  groups = ["staff"]
}

stakeholder "linnea_bello" {
  ocf = "c350ad78-a76e-4383-a19e-4e50ecd68f45"
  # groups = ["investors"]  # the package does not say what it is to the company
}

stakeholder "mateo_bianchi" {
  ocf    = "4dbfe355-2735-4e81-b6ae-6a578fea318a"
  groups = ["staff"]
}

stakeholder "nadia_ivanova" {
  ocf    = "99104cab-9ddc-403f-8adc-4fa514793281"
  groups = ["staff"]
}

stakeholder "oskar_petrov" {
  ocf = "ac7a8e77-0ff1-4f5a-a934-b31bc9271ea6"
  # groups = ["investors"]  # the package does not say what it is to the company
}

stakeholder "pilar_weiss" {
  ocf    = "8dc4dede-630a-4fe6-a93e-fba2caf57368"
  groups = ["staff"]
}

stakeholder "quentin_diaz" {
  ocf    = "2f75953a-76ee-4739-bba2-6c030e2608f7"
  groups = ["staff"]
}

stakeholder "rosa_dvorak" {
  ocf = "5ef378d8-5207-4650-848f-d2f311eba2e1"
  # groups = ["investors"]  # the package does not say what it is to the company
}

stakeholder "sven_kowalski" {
  ocf    = "ddecea52-6bab-442f-b3f0-7c4b70f42679"
  groups = ["staff"]
}

stakeholder "thandi_rossi" {
  ocf    = "f7b94374-628c-4100-96fa-c4beb80748ee"
  groups = ["staff"]
}

stakeholder "umar_yilmaz" {
  ocf = "97917439-a993-45ed-9aed-0e458effd772"
  # groups = ["investors"]  # the package does not say what it is to the company
}

stakeholder "vera_ferreira" {
  ocf    = "4b050ddb-4b09-48ce-a420-2dad2eee6da9"
  groups = ["staff"]
}

stakeholder "wanda_fontaine" {
  ocf    = "ecbb39a0-55b0-48d0-ae07-12c7fed5452b"
  groups = ["staff"]
}

stakeholder "xavier_moreau" {
  ocf = "5e4b0c5f-abfb-42f4-a8ee-8d01828ba64c"
  # groups = ["investors"]  # the package does not say what it is to the company
}

stakeholder "yara_tanaka" {
  ocf    = "62156f33-625a-47e9-bc63-4982adcebd5d"
  groups = ["staff"]
}

stakeholder "zoe_angstroem" {
  ocf    = "0b444b77-d3dc-4213-85ed-654b9f228b26"
  groups = ["staff"]
}

stakeholder "amos_adeyemi" {
  ocf    = "8c0baf93-fe8d-412b-8fe3-cae60d428f70"
  groups = ["staff"]
}

stakeholder "birgit_hoffmann" {
  ocf    = "2fa7be06-f434-4a86-81eb-a53100fb745f"
  groups = ["staff"]
}

stakeholder "cyrus_obrien" {
  ocf    = "4dfbbcf9-e7c5-4e7d-a798-9e7ee663fa1a"
  groups = ["staff"]
}

stakeholder "dora_vargas" {
  ocf = "581c1db1-af51-40d8-b3ac-cb3255ee4aa8"
  # groups = ["investors"]  # the package does not say what it is to the company
}

stakeholder "emre_cohen" {
  ocf    = "a76979fc-9934-4157-89f5-124bbf149700"
  groups = ["staff"]
}

stakeholder "freya_castellano" {
  ocf    = "69de7796-75a9-4ca9-91e5-a49468faf627"
  groups = ["staff"]
}

stakeholder "gil_jansen" {
  ocf    = "b113511f-281d-46f5-8904-a3be804dc90b"
  groups = ["staff"]
}

stakeholder "halima_quiroga" {
  ocf    = "b0359973-2875-4962-9e97-70b6d6159d74"
  groups = ["staff"]
}

stakeholder "ivo_xu" {
  ocf    = "fa7d2786-7fe3-409d-9728-c1d7ef0013b9"
  groups = ["staff"]
}

stakeholder "juno_eriksen" {
  ocf    = "b20a6569-4451-4e79-8d98-5e260f38c6ad"
  groups = ["staff"]
}

stakeholder "karim_ekstroem" {
  ocf    = "c6a7422e-e118-4c55-9583-587220694a32"
  groups = ["staff"]
}

stakeholder "lotte_leclerc" {
  ocf    = "c5511efc-9fc3-4b6d-9f1f-f826f1f8b1c2"
  groups = ["staff"]
}

stakeholder "milo_sato" {
  ocf    = "646ea086-3f63-4573-a040-89909301ef47"
  groups = ["staff"]
}

stakeholder "noah_zhang" {
  ocf    = "4f9c562e-1323-4b1d-a13d-25e56f3ca480"
  groups = ["staff"]
}

stock_class "common_stock" {
  ocf = "ff4ae39f-6bb4-4fb8-9a3d-1e601c115a0b"
}

stock_class "series_seed_1_preferred_stock" {
  ocf = "dd1a8567-d1b6-4dac-a9ba-58c435477cdc"

  preference {
    participation = "none"
  }

  converts {
    into          = stock_class.common_stock
    follows_split = true # restated certificate, article IV.B.4(e)
  }
}

stock_class "series_seed_preferred_stock" {
  ocf = "490f4dca-f8a5-49c5-af1e-7da7935e9b56"

  preference {
    participation = "none"
  }

  converts {
    into          = stock_class.common_stock
    follows_split = true # restated certificate, article IV.B.4(e)
  }
}

stock_class "series_a_preferred_stock" {
  ocf = "cff946a1-aca9-42e2-9b19-209a87b1226d"

  preference {
    participation = "none"
  }

  converts {
    into          = stock_class.common_stock
    follows_split = true # restated certificate, article IV.B.4(e)
  }
}

stock_class "series_b_preferred_stock" {
  ocf = "8d72c79c-55b2-4673-8bed-81895646bf1c"

  preference {
    participation = "none"
  }

  converts {
    into          = stock_class.common_stock
    follows_split = true # restated certificate, article IV.B.4(e)
  }
}

stock_plan "stock_plan_2021_equity_incentive_plan" {
  ocf           = "61278539-2138-402d-bc4f-df02b19210ea"
  follows_split = true # section 12 of the plan
}

vesting "four_years_one_year_cliff" {
  ocf = "59a28c48-7ce4-448f-af36-7192eefea57e"
}

# Claims, worked out from the package's own transactions by hand and by a program that shares nothing with Loadline.
assert "the stock ledger ties out" {
  that = outstanding() == 22901182
}

assert "common" {
  that = outstanding(stock_class.common_stock) == 8949879
}

assert "Series A" {
  that = outstanding(stock_class.series_a_preferred_stock) == 4988660
}

assert "Series B" {
  that = outstanding(stock_class.series_b_preferred_stock) == 4159868
}

assert "both Series Seed together" {
  that = outstanding(stock_class.series_seed_preferred_stock) + outstanding(stock_class.series_seed_1_preferred_stock) == 4802775
}

assert "options and units outstanding" {
  that = under_grants() == 301358
}

assert "the cloud supplier's warrant" {
  that = under_warrants() == 360000
}

assert "every share has one vote" {
  that = votes() == 22901182
}

assert "the pool is not overdrawn" {
  that = available(stock_plan.stock_plan_2021_equity_incentive_plan) >= 0
}

assert "the founders no longer hold most of the votes" {
  that = vote_share(group.founders) < 1 / 2
}
