package focus

import "strings"

// column is a column of FOCUS that Loadline reads.
type column uint8

const (
	billedCost column = iota
	effectiveCost
	listCost
	contractedCost
	chargeCategory
	billingCurrency
	billingPeriodStart
	chargePeriodStart
	chargePeriodEnd
	serviceProvider
	provider
	publisher
	invoiceIssuer
	hostProvider
	serviceName
	serviceCategory
	commitmentID
	commitmentName
	commitmentStatus
	commitmentCategory
	commitmentType
	columns // how many there are

	// Of a list of contract commitments, beside billingCurrency, serviceProvider and invoiceIssuer.
	agreedID
	agreedContract
	agreedDescription
	agreedCategory
	agreedType
	agreedStatus
	agreedFrom
	agreedTo
	agreedCost
	agreedQuantity
	agreedUnit
	allColumns
)

// String is the name that FOCUS gives the column.
func (c column) String() string {
	return [...]string{
		"BilledCost", "EffectiveCost", "ListCost", "ContractedCost", "ChargeCategory", "BillingCurrency",
		"BillingPeriodStart", "ChargePeriodStart", "ChargePeriodEnd",
		"ServiceProviderName", "ProviderName", "PublisherName", "InvoiceIssuerName", "HostProviderName",
		"ServiceName", "ServiceCategory",
		"CommitmentDiscountId", "CommitmentDiscountName", "CommitmentDiscountStatus", "CommitmentDiscountCategory", "CommitmentDiscountType",
		"",
		"ContractCommitmentId", "ContractId", "ContractCommitmentDescription", "ContractCommitmentCategory", "ContractCommitmentType",
		"ContractCommitmentLifecycleStatus", "ContractCommitmentPeriodStart", "ContractCommitmentPeriodEnd",
		"ContractCommitmentCost", "ContractCommitmentQuantity", "ContractCommitmentUnit",
	}[c]
}

// columnOf finds a column by its name, in any case and with or without blanks and underscores: "Billed Cost", "billed_cost".
func columnOf(name string) (column, bool) {
	name = plainName(name)
	switch name { // display names, which stood in the heads of early exports
	case "provider":
		return provider, true
	case "publisher":
		return publisher, true
	case "invoiceissuer":
		return invoiceIssuer, true
	case "serviceprovider":
		return serviceProvider, true
	case "hostprovider":
		return hostProvider, true
	case "contractcommitmentstatus":
		return agreedStatus, true
	}
	for c := range allColumns {
		if c != columns && name == strings.ToLower(c.String()) {
			return c, true
		}
	}
	return 0, false
}

func plainName(name string) string {
	return strings.NewReplacer(" ", "", "_", "", "-", "").Replace(strings.ToLower(strings.TrimSpace(name)))
}

// familiar says whether FOCUS has a column of this name that Loadline has no use for. Names with x_ are the provider's own by
// the rules of FOCUS, and those of contract commitments are too many to list while their dataset is a draft.
func familiar(name string) bool {
	lower := strings.ToLower(strings.TrimSpace(name))
	if strings.HasPrefix(lower, "x_") {
		return true
	}
	switch lower = plainName(name); lower {
	case "availabilityzone", "billingaccountid", "billingaccountname", "billingaccounttype", "billingperiodend", "capacityreservationid",
		"capacityreservationstatus", "chargeclass", "chargedescription", "chargefrequency", "commitmentdiscountquantity",
		"commitmentdiscountunit", "consumedquantity", "consumedunit", "contractapplied", "contractedunitprice", "invoiceid",
		"listunitprice", "pricingcategory", "pricingcurrency", "pricingcurrencycontractedunitprice",
		"pricingcurrencyeffectivecost", "pricingcurrencylistunitprice", "pricingquantity", "pricingunit", "principalid",
		"regionid", "regionname", "resourceid", "resourcename", "resourcetype", "servicesubcategory", "skuid", "skumeter",
		"skupricedetails", "skupriceid", "subaccountid", "subaccountname", "subaccounttype", "tags", "allocatedmethoddetails",
		"allocatedmethodid", "allocatedresourceid", "allocatedresourcename", "allocatedtags", "contractperiodstart", "contractperiodend":
		return true
	}
	return strings.HasPrefix(lower, "contractcommitment") || strings.HasPrefix(lower, "pricingcurrencycontractcommitment")
}
