package control

import (
	"fmt"
	"strings"
	"testing"
)

// Situations that a lawyer could correct.
const situations = `
# 50, 49, 1 with quota 51: the holder of 1 is as pivotal as the holder of 49.
votes: founder 50, fund 49, angel 1
rule: votes >= 51/100
who-can: founder+angel | founder+fund
who-blocks: founder | angel+fund

# Two thirds met exactly are two thirds.
votes: a 2, b 1
rule: votes >= 2/3
who-can: a
who-blocks: a

# "More than half" of an equal split: each stops the other.
votes: a 50, b 50
rule: votes > 1/2
who-can: a+b
who-blocks: a | b

# Votes that nobody can cast count in the whole: nobody is a majority of 100 with 50.
votes: a 30, b 20, nobody 50
rule: votes > 1/2
who-can: none
who-blocks: nobody

# The board of November 2023 before the 17th: four of six; the chief executive's removal by a majority needs no outsider.
rule: 4 of (altman, brockman, sutskever, dangelo, toner, mccauley, never)
who-blocks: altman+brockman+sutskever | altman+brockman+dangelo | altman+sutskever+dangelo | brockman+sutskever+dangelo | altman+brockman+toner | altman+sutskever+toner | brockman+sutskever+toner | altman+dangelo+toner | brockman+dangelo+toner | sutskever+dangelo+toner | altman+brockman+mccauley | altman+sutskever+mccauley | brockman+sutskever+mccauley | altman+dangelo+mccauley | brockman+dangelo+mccauley | sutskever+dangelo+mccauley | altman+toner+mccauley | brockman+toner+mccauley | sutskever+toner+mccauley | dangelo+toner+mccauley

# Majorities of two classes, or three quarters of all votes: either of the preferred holders can be left out, if all founders agree.
founders: f 100, g 40
preferred: x 45, y 45
every: f 100, g 40, x 45, y 45
rule: any(all(founders > 1/2, preferred > 1/2), every >= 3/4)
who-can: f+x+y | f+g+x | f+g+y

# An investor's consent beside a majority.
votes: founder 60, fund 40
rule: all(votes > 1/2, fund)
who-can: founder+fund
who-blocks: fund | founder

# Seats elected by classes: the holder of two classes fills three seats of five.
common: founder 60, staff 40
a: fund 100
rule: 3 of (2*common > 1/2, 2*a > 1/2, founder)
who-can: founder
who-blocks: founder

# Nobody knows the votes of the fund: for certain the founder decides nothing alone, possibly he does.
votes: founder 50, fund 30..60
rule: votes > 1/2
who-can: founder+fund
who-could: founder | fund
who-blocks: founder+fund

# A quota of which nobody knows whether it is a half or two thirds.
votes: founder 60, fund 40
rule: votes >= 1/2..2/3
who-can: founder+fund
who-could: founder
who-blocks: founder

# A gate nobody can tell about.
rule: all(founder, any(open, fund))
who-can: founder+fund
who-could: founder
who-blocks: founder
`

func TestSituations(t *testing.T) {
	for _, text := range strings.Split(situations, "\n\n") {
		name, _, _ := strings.Cut(strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(text), "#")), "\n")
		t.Run(name, func(t *testing.T) {
			var facts, claims []string
			for line := range strings.Lines(text) {
				if line = strings.TrimSpace(line); strings.HasPrefix(line, "who-") {
					claims = append(claims, line)
				} else if line != "" && line[0] != '#' {
					facts = append(facts, line)
				}
			}
			s := tell(t, strings.Join(facts, "\n"))
			if len(claims) == 0 {
				t.Fatal("it claims nothing")
			}
			for _, claim := range claims {
				what, want, _ := strings.Cut(claim, ": ")
				if got := s.answer(t, what); got != s.sorted(t, want) {
					t.Errorf("%s: %s, not %s", what, got, want)
				}
			}
		})
	}
}

// answer lists every coalition that can, could or blocks.
func (s *story) answer(t *testing.T, what string) string {
	reading := Certain
	if what == "who-could" {
		reading = Possible
	}
	g := s.game(t, reading)
	f := g.MinimalWinning(Budget{})
	if what == "who-blocks" {
		f = g.MinimalBlocking(Budget{})
	}
	if f.None {
		return "none"
	}
	return s.sorted(t, s.said(f.Coalitions))
}

// sorted puts coalitions into one order.
func (s *story) sorted(t *testing.T, text string) string {
	if text == "none" || text == "nobody" {
		return text
	}
	seen := map[string]bool{}
	for _, team := range strings.Split(text, " | ") {
		members := make([]bool, len(s.names))
		for _, name := range strings.Split(team, "+") {
			v := s.voter(name)
			if v >= len(members) {
				t.Fatalf("%s is nobody", name)
			}
			members[v] = true
		}
		seen[fmt.Sprint(members)] = true
	}
	return fmt.Sprint(seen) // maps print sorted
}
