package detect

import "loadline"

// provisions are those of the company's law in force on the day, and of the laws that it builds on; a law's own stands in
// place of one of the same name below.
func (s *survey) provisions() []*loadline.Provision { return provisionsOf(s.o.Company(), s.o.Date()) }

// provisionsOf are those of a company's law on a day.
func provisionsOf(c *loadline.Company, day loadline.Date) []*loadline.Provision {
	taken := map[string]bool{}
	var out []*loadline.Provision
	name := c.Law
	for depth := 0; name != "" && depth <= len(c.Laws); depth++ {
		next := ""
		for i := range c.Laws {
			law := &c.Laws[i]
			if law.Name != name {
				continue
			}
			own := map[string]bool{}
			for j := range law.Provisions {
				if p := &law.Provisions[j]; !taken[p.Name] && p.Period.Contains(day) {
					own[p.Name] = p.Name != ""
					out = append(out, p)
				}
			}
			for n := range own {
				taken[n] = own[n]
			}
			next = law.Base
			break
		}
		name = next
	}
	return out
}
