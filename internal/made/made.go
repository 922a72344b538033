// Package made makes up companies: coherent Open Cap Format packages of any size from a seed.
package made
