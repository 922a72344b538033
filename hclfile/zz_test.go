package hclfile
import ("testing";"fmt";"os")
func TestZZ(t *testing.T){
 src, _ := os.ReadFile("../examples/seed-startup/company.hcl")
 f, d := Parse("c.hcl", src)
 for _, x := range d { fmt.Println(x.At, x.Code, x.Summary, "|", x.Detail, "|", x.Hint) }
 dr, d := f.Draft(nil)
 for _, x := range d { fmt.Println(x.At, x.Code, x.Summary, "|", x.Detail, "|", x.Hint) }
 c, d := dr.At(nil)
 fmt.Println(len(d), len(c.Transactions))
 for _, tx := range c.Transactions { fmt.Printf("%T %+v\n", tx, tx) }
 fmt.Println(string(Write(c)))
}
