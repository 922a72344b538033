package detect

import "loadline"

// provisions are those of the company's law in force on the day.
func (s *survey) provisions() []*loadline.Provision { return s.o.Company().ProvisionsOn(s.o.Date()) }
