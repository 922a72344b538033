package ocf

import (
	"fmt"
	"strings"
	"sync"
)

// field is a field of an Open Cap object.
type field uint8

const (
	fNone field = iota
	fAddress
	fAddresses
	fAllocationType
	fAmount
	fBalanceSecurityID
	fBasePrice
	fBoardApprovalDate
	fCapitalizationDefinition
	fClassType
	fComments
	fCompensationType
	fConsiderationText
	fContactInfo
	fConversionRights
	fConversionTriggers
	fConvertibleType
	fCostBasis
	fCountryOfFormation
	fCountrySubdivisionNameOfFormation
	fCountrySubdivisionOfFormation
	fCurrentRelationship
	fCurrentRelationships
	fCurrentStatus
	fCustomID
	fDate
	fDba
	fDefaultCancellationBehavior
	fDefaultIDPrefix
	fDescription
	fEarlyExercisable
	fEffectiveDate
	fEmail
	fExercisePrice
	fExerciseTriggers
	fExpirationDate
	fFormationDate
	fID
	fInitialSharesAuthorized
	fInitialSharesReserved
	fInvestmentAmount
	fIssuanceIDs
	fIssuanceType
	fIssuerAssignedID
	fIssuerID
	fLegalName
	fLiquidationPreferenceMultiple
	fMd5
	fName
	fNewExercisePrice
	fNewRatioConversionMechanism
	fNewSharesAuthorized
	fNewStatus
	fObjectType
	fOptionGrantType
	fParValue
	fParticipationCapMultiple
	fPath
	fPhone
	fPlanName
	fPrice
	fPricePerShare
	fPrimaryContact
	fProRata
	fProvider
	fPurchasePrice
	fQuantity
	fQuantityConverted
	fQuantitySource
	fReasonText
	fRelatedObjects
	fRelationshipEnded
	fRelationshipStarted
	fReleasePrice
	fResultingSecurityID
	fResultingSecurityIDs
	fSecurityID
	fSecurityIDs
	fSecurityLawExemptions
	fSeniority
	fSettlementDate
	fShareNumbersIssued
	fSharePrice
	fSharesReserved
	fSplitRatio
	fSplitTransactionID
	fStakeholderID
	fStakeholderType
	fStockClassID
	fStockClassIDs
	fStockLegendIDs
	fStockPlanID
	fStockholderApprovalDate
	fTaxIDs
	fTerminationExerciseWindows
	fText
	fTriggerID
	fURI
	fValuationID
	fValuationType
	fVestingConditionID
	fVestingConditions
	fVestingTermsID
	fVestings
	fVotesPerShare
	fWarrantExpirationDate
	fieldCount
)

// fieldNames are the fields as they are written, in the order of the constants, which is that of the alphabet.
const fieldNames = `address addresses allocation_type amount balance_security_id base_price board_approval_date
	capitalization_definition class_type comments compensation_type consideration_text contact_info conversion_rights
	conversion_triggers convertible_type cost_basis country_of_formation country_subdivision_name_of_formation
	country_subdivision_of_formation current_relationship current_relationships current_status custom_id date dba
	default_cancellation_behavior default_id_prefix description early_exercisable effective_date email exercise_price
	exercise_triggers expiration_date formation_date id initial_shares_authorized initial_shares_reserved investment_amount
	issuance_ids issuance_type issuer_assigned_id issuer_id legal_name liquidation_preference_multiple md5 name
	new_exercise_price new_ratio_conversion_mechanism new_shares_authorized new_status object_type option_grant_type par_value
	participation_cap_multiple path phone plan_name price price_per_share primary_contact pro_rata provider purchase_price
	quantity quantity_converted quantity_source reason_text related_objects relationship_ended relationship_started
	release_price resulting_security_id resulting_security_ids security_id security_ids security_law_exemptions seniority
	settlement_date share_numbers_issued share_price shares_reserved split_ratio split_transaction_id stakeholder_id
	stakeholder_type stock_class_id stock_class_ids stock_legend_ids stock_plan_id stockholder_approval_date tax_ids
	termination_exercise_windows text trigger_id uri valuation_id valuation_type vesting_condition_id vesting_conditions
	vesting_terms_id vestings votes_per_share warrant_expiration_date`

// olderFields are names that earlier versions gave to a field: they are read as it.
const olderFields = `current_shares_authorized=initial_shares_authorized current_shares_reserved=initial_shares_reserved`

// objectTypes are the types of objects of Open Cap Format 1.2, each with the fields that it may have. The fact cannot be
// used without a field marked !; one marked ? is required by the format and can be missed. A name with a capital stands
// for fields that several types share.
const objectTypes = `
	Object    object_type! id? comments
	Fact      object_type! id! comments
	Event     Object date!
	Held      Event security_id!
	Issued    Held custom_id? stakeholder_id! board_approval_date stockholder_approval_date consideration_text security_law_exemptions?
	Ended     Held balance_security_id consideration_text

	ISSUER Fact legal_name? dba formation_date? country_of_formation? country_subdivision_of_formation
		country_subdivision_name_of_formation tax_ids email phone address initial_shares_authorized
	STAKEHOLDER Fact name? stakeholder_type? issuer_assigned_id current_relationship current_relationships current_status
		primary_contact contact_info addresses tax_ids
	STOCK_CLASS Fact name? class_type? default_id_prefix? initial_shares_authorized? board_approval_date
		stockholder_approval_date votes_per_share? par_value price_per_share seniority? conversion_rights
		liquidation_preference_multiple participation_cap_multiple
	STOCK_PLAN Fact plan_name? board_approval_date stockholder_approval_date initial_shares_reserved?
		default_cancellation_behavior stock_class_id stock_class_ids
	STOCK_LEGEND_TEMPLATE Object name text
	VALUATION Object provider board_approval_date stockholder_approval_date price_per_share! effective_date! stock_class_id?
		valuation_type?
	VESTING_TERMS Fact name? description allocation_type! vesting_conditions!
	DOCUMENT Fact path uri md5? related_objects security_id
	FINANCING Object name issuance_ids date

	TX_STOCK_ISSUANCE Issued stock_class_id! stock_plan_id share_numbers_issued share_price? quantity! vesting_terms_id vestings
		cost_basis stock_legend_ids? issuance_type split_transaction_id
	TX_EQUITY_COMPENSATION_ISSUANCE Issued stock_plan_id stock_class_id compensation_type! option_grant_type quantity!
		exercise_price base_price early_exercisable vesting_terms_id vestings expiration_date? termination_exercise_windows?
		valuation_id
	TX_CONVERTIBLE_ISSUANCE Issued investment_amount! convertible_type? conversion_triggers? pro_rata seniority?
	TX_WARRANT_ISSUANCE Issued quantity quantity_source exercise_price purchase_price? exercise_triggers?
		warrant_expiration_date vesting_terms_id vestings

	TX_STOCK_ACCEPTANCE Held
	TX_EQUITY_COMPENSATION_ACCEPTANCE Held
	TX_CONVERTIBLE_ACCEPTANCE Held
	TX_WARRANT_ACCEPTANCE Held

	TX_STOCK_TRANSFER Ended quantity! resulting_security_ids!
	TX_EQUITY_COMPENSATION_TRANSFER Ended quantity! resulting_security_ids!
	TX_WARRANT_TRANSFER Ended quantity! resulting_security_ids!
	TX_CONVERTIBLE_TRANSFER Ended amount! resulting_security_ids!
	TX_STOCK_CANCELLATION Ended quantity! reason_text?
	TX_EQUITY_COMPENSATION_CANCELLATION Ended quantity! reason_text?
	TX_WARRANT_CANCELLATION Ended quantity! reason_text?
	TX_CONVERTIBLE_CANCELLATION Ended amount! reason_text?
	TX_STOCK_RETRACTION Held reason_text?
	TX_EQUITY_COMPENSATION_RETRACTION Held reason_text?
	TX_WARRANT_RETRACTION Held reason_text?
	TX_CONVERTIBLE_RETRACTION Held reason_text?
	TX_STOCK_REPURCHASE Ended quantity! price?
	TX_STOCK_CONVERSION Ended quantity_converted! resulting_security_ids?
	TX_CONVERTIBLE_CONVERSION Ended reason_text? quantity_converted trigger_id? capitalization_definition resulting_security_ids?
	TX_STOCK_REISSUANCE Held reason_text split_transaction_id resulting_security_ids?
	TX_STOCK_CONSOLIDATION Event security_ids! resulting_security_id! reason_text
	TX_EQUITY_COMPENSATION_EXERCISE Held quantity! consideration_text resulting_security_ids?
	TX_WARRANT_EXERCISE Held quantity trigger_id? consideration_text resulting_security_ids?
	TX_EQUITY_COMPENSATION_RELEASE Held settlement_date? release_price? quantity! consideration_text resulting_security_ids?
	TX_EQUITY_COMPENSATION_REPRICING Held new_exercise_price!

	TX_STOCK_CLASS_SPLIT Event stock_class_id! split_ratio!
	TX_STOCK_CLASS_CONVERSION_RATIO_ADJUSTMENT Event stock_class_id! new_ratio_conversion_mechanism! board_approval_date
		stockholder_approval_date
	TX_STOCK_CLASS_AUTHORIZED_SHARES_ADJUSTMENT Event stock_class_id! new_shares_authorized! board_approval_date
		stockholder_approval_date
	TX_ISSUER_AUTHORIZED_SHARES_ADJUSTMENT Event issuer_id? new_shares_authorized! board_approval_date stockholder_approval_date
	TX_STOCK_PLAN_POOL_ADJUSTMENT Event stock_plan_id! shares_reserved! board_approval_date stockholder_approval_date
	TX_STOCK_PLAN_RETURN_TO_POOL Held stock_plan_id! quantity! reason_text?

	TX_VESTING_START Held vesting_condition_id!
	TX_VESTING_EVENT Held vesting_condition_id!
	TX_VESTING_ACCELERATION Held quantity! reason_text?
	CE_STAKEHOLDER_RELATIONSHIP Event stakeholder_id! relationship_started relationship_ended
	CE_STAKEHOLDER_STATUS Event stakeholder_id! new_status!
`

// olderTypes are names that earlier versions gave to types; their fields are those of the newer name.
const olderTypes = `TX_PLAN_SECURITY_ISSUANCE=TX_EQUITY_COMPENSATION_ISSUANCE
	TX_PLAN_SECURITY_ACCEPTANCE=TX_EQUITY_COMPENSATION_ACCEPTANCE TX_PLAN_SECURITY_TRANSFER=TX_EQUITY_COMPENSATION_TRANSFER
	TX_PLAN_SECURITY_CANCELLATION=TX_EQUITY_COMPENSATION_CANCELLATION
	TX_PLAN_SECURITY_RETRACTION=TX_EQUITY_COMPENSATION_RETRACTION TX_PLAN_SECURITY_EXERCISE=TX_EQUITY_COMPENSATION_EXERCISE
	TX_PLAN_SECURITY_RELEASE=TX_EQUITY_COMPENSATION_RELEASE TX_PLAN_SECURITY_RETURN_TO_POOL=TX_STOCK_PLAN_RETURN_TO_POOL`

// fields is a set of fields.
type fields [2]uint64

func (s *fields) add(f field)      { s[f>>6] |= 1 << (f & 63) }
func (s *fields) has(f field) bool { return s[f>>6]&(1<<(f&63)) != 0 }

// without are the fields of s that are not in t.
func (s fields) without(t fields) fields { return fields{s[0] &^ t[0], s[1] &^ t[1]} }

func (s fields) and(t fields) fields { return fields{s[0] | t[0], s[1] | t[1]} }

func (s fields) empty() bool { return s == fields{} }

// spec is what is known of a type of object.
type spec struct {
	name                  string // as written: an older name where it is one
	number                int    // from 1
	now                   string // the name in 1.2
	allowed, must, should fields
	fact                  func(*decoder) // makes the fact; nil where the type bears on nothing
}

// grammar is the tables above, as the reader uses them.
type grammar struct {
	names  [fieldCount]string
	fields map[string]field
	types  map[string]*spec
}

// knowledge is built when the first package is read, not when the program starts.
var knowledge = sync.OnceValue(func() *grammar {
	g := &grammar{fields: map[string]field{}, types: map[string]*spec{}}
	for i, name := range strings.Fields(fieldNames) {
		g.names[i+1], g.fields[name] = name, field(i+1)
	}
	for _, pair := range strings.Fields(olderFields) {
		older, now, _ := strings.Cut(pair, "=")
		g.fields[older] = g.fields[now]
	}
	var t *spec
	for _, word := range strings.Fields(objectTypes) {
		_, isField := g.fields[strings.TrimRight(word, "!?")]
		_, isType := g.types[word]
		switch {
		case isField:
			g.allow(t, word)
		case isType:
			t.include(g.types[word])
		default:
			t = &spec{name: word, now: word, fact: factOf(word), number: 1 + len(g.types)}
			g.types[word] = t
		}
	}
	for _, pair := range strings.Fields(olderTypes) {
		older, now, _ := strings.Cut(pair, "=")
		renamed := *g.types[now]
		renamed.name, renamed.number = older, 1+len(g.types)
		g.types[older] = &renamed
	}
	for name := range g.types {
		if strings.ToUpper(name) != name {
			delete(g.types, name)
		}
	}
	return g
})

func (g *grammar) allow(t *spec, word string) {
	f := g.fields[strings.TrimRight(word, "!?")]
	if f == fNone || t == nil {
		panic(fmt.Sprintf("ocf: the table of types has %q out of place", word))
	}
	t.allowed.add(f)
	switch word[len(word)-1] {
	case '!':
		t.must.add(f)
	case '?':
		t.should.add(f)
	}
}

func (t *spec) include(group *spec) {
	t.allowed, t.must, t.should = t.allowed.and(group.allowed), t.must.and(group.must), t.should.and(group.should)
}
