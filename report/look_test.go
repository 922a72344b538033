package report
import ("testing";"os";"loadline")
func TestLook(t *testing.T) {
	a := full(); a.Views = otherViews()
	Terminal(os.Stdout, a, Style{Width: 40, Colour:true})
	f, _ := os.Create("/tmp/x.html"); HTML(f, full()); f.Close()
	JSON(os.Stdout, full())
	f, _ = os.Create("/tmp/x.xlsx"); if err := XLSX(f, full()); err != nil { t.Error(err)}; f.Close()
	src := map[string]string{"a.hcl": "\ttransfer \"Zürich ✓ \x1b[31m\" { to = 山田 }"}
	q := func(s loadline.Source) (string, bool) { l, ok := src[s.File]; return l, ok }
	Problems(os.Stdout, loadline.Diagnostics{
	 {Code: loadline.SameName, Severity: loadline.Error, Summary: loadline.Textf("Bad transfer of %q", "Zürich"), Detail: loadline.Textf("It ends %v shares, and the holding is only of %v: this cannot be what happened, so the transfer is left out of everything that follows.", loadline.WholeShares(4000), loadline.WholeShares(3000)), Hint: loadline.Textf("Correct the quantity"), At: loadline.Source{File:"a.hcl", Line: 41, Column: 11, From: 110, To: 117}, Related: []loadline.Source{{File:"a.hcl", Line:41, Column: 33+1, From: 10, To:16}}},
	 {Code: loadline.SameName, Severity: loadline.Warning, Summary: loadline.Textf("Odd"), At: loadline.Source{File:"a.xlsx", Cell: "S!B7"}},
	}, q, Style{Width: 80})
}
