package outlook_test

import (
	"strings"
	"testing"

	"loadline"
	"loadline/outlook"
)

// What no contract and no tranche has is told where it stands, and what they have is not.
func TestMeasuresThatNoContractHas(t *testing.T) {
	const contract = "contract \"a\" {\n supplier = stakeholder.cumulus\n supplies = \"compute\"\n from = \"2027-01-01\"\n"
	for _, x := range []struct{ src, want string }{
		{contract + "to = \"2027-12-31\"\n renews = months(0)\n}\n", "contract.a renews by no time at all"},
		{contract + "under = contract.a\n}\n", "contract.a is a part of itself"},
		{contract + "under = contract.b\n}\n" + strings.Replace(contract, "\"a\"", "\"b\"", 1) + "under = contract.a\n}\n", "contract.b is a part of itself"},
		{contract + "spend = 1e300\n}\n", "what is spent on contract.a is beyond all measure"},
		{contract + "replace = months(1e20)\n}\n", "replacing contract.a takes more than a hundred years"},
		{"tranche \"t\" {\n by = stakeholder.fund\n amount = -5\n}\n", "tranche.t brings less than nothing"},
		{contract + "to = \"2027-12-31\"\n renews = months(12)\n spend = 900e6\n replace = months(24)\n}\n" + strings.Replace(contract, "\"a\"", "\"b\"", 1) + "under = contract.a\n}\n", ""},
	} {
		var told []string
		for _, d := range outlook.Check(companyOf(t, x.src)) {
			if d.Code == loadline.ImplausibleValue {
				told = append(told, d.Summary.String())
			}
		}
		if all := strings.Join(told, "\n"); x.want == "" && all != "" || !strings.Contains(all, x.want) {
			t.Errorf("%s is told as %q, want %q", x.src, all, x.want)
		}
	}
}
