package loadline

// MatterKind is what is decided, from a closed list: laws and effects hang on it.
type MatterKind uint8

// The kinds of matters, in the order of the manual.
const (
	MatterNotSaid MatterKind = iota
	AppointOfficer
	RemoveOfficer
	ElectDirector
	RemoveDirector
	FillVacancy
	CreateSeat
	DropASeat
	AmendCharter // certificate of incorporation, articles, Satzung
	AmendBylaws
	AmendAgreement
	IssueStock
	ConvertPreferred
	TransferShares
	DeclareDividend
	Merge
	SellAssets
	SellShares // all of them, as in a drag-along sale
	ConvertEntity
	Dissolve
	LicenseAndHire // the team and a licence in place of a merger
	Borrow
	ApproveBudget
	DealWithInsider
	InstructManagement // § 37(1) GmbHG
	ChangeMission
	SetResearchPlan
	AllocateCompute
	ChooseChips
	SignComputeContract
	ReleaseModel
	OpenWeights
	LicenseExclusively
	OtherMatter
)

// matterWords are the words of company.hcl and of a sentence, in the order of the constants.
var matterWords = [...]struct{ word, says string }{
	{"", "not said"},
	{"appoint_officer", "appoint an officer"},
	{"remove_officer", "remove an officer"},
	{"elect_director", "elect a director"},
	{"remove_director", "remove a director"},
	{"fill_vacancy", "fill a vacant seat"},
	{"create_seat", "create a seat"},
	{"drop_seat", "do away with a seat"},
	{"amend_charter", "amend the charter"},
	{"amend_bylaws", "amend the bylaws"},
	{"amend_agreement", "amend an agreement"},
	{"issue_stock", "issue stock"},
	{"convert_preferred", "convert the preferred stock"},
	{"transfer_shares", "transfer shares"},
	{"declare_dividend", "declare a dividend"},
	{"merge", "merge the company"},
	{"sell_assets", "sell all or nearly all assets"},
	{"sell_shares", "sell the company by a sale of its shares"},
	{"convert_entity", "change the legal form"},
	{"dissolve", "dissolve the company"},
	{"license_and_hire", "license the technology and let the team go"},
	{"borrow", "borrow"},
	{"approve_budget", "approve the budget"},
	{"deal_with_insider", "deal with an insider"},
	{"instruct_management", "instruct the management"},
	{"change_mission", "change the mission"},
	{"set_research_plan", "set the research plan"},
	{"allocate_compute", "allocate compute"},
	{"choose_chips", "choose chips"},
	{"sign_compute_contract", "sign a compute contract"},
	{"release_model", "release a model"},
	{"open_weights", "open a model's weights"},
	{"license_exclusively", "license a model exclusively"},
	{"other", "decide"},
}

// String is the kind as it is written in company.hcl: "remove_officer".
func (k MatterKind) String() string { return matterWords[k].word }

// Says is the kind in a sentence: "remove an officer".
func (k MatterKind) Says() string { return matterWords[k].says }

// MarshalText writes the kind as [MatterKind.String] does.
func (k MatterKind) MarshalText() ([]byte, error) { return []byte(k.String()), nil }

// MatterKinds is every kind that may be written, in the order of the manual.
func MatterKinds() []MatterKind {
	kinds := make([]MatterKind, 0, len(matterWords)-1)
	for k := AppointOfficer; int(k) < len(matterWords); k++ {
		kinds = append(kinds, k)
	}
	return kinds
}
