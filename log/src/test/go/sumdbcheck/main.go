// Command sumdbcheck reads a log's checkpoint, tiles and proofs from a folder and checks them with
// golang.org/x/mod/sumdb, which shares no code with the log's maker. It must accept everything as
// it stands and refuse each thing once it is changed; it prints how often each happened.
package main

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

type counter struct{ accepted, refused, wronglyRefused, wronglyAccepted int }

func (c *counter) want(accept bool, err error) {
	switch {
	case accept && err == nil:
		c.accepted++
	case accept:
		c.wronglyRefused++
		fmt.Fprintln(os.Stderr, "wrongly refused:", err)
	case err == nil:
		c.wronglyAccepted++
	default:
		c.refused++
	}
}

func (c *counter) print(name string) {
	fmt.Printf("%s accepted=%d refused=%d wronglyRefused=%d wronglyAccepted=%d\n",
		name, c.accepted, c.refused, c.wronglyRefused, c.wronglyAccepted)
}

var dir = os.Args[1]

func main() {
	tree := checkpoint()
	entries := lines("entries.txt")
	tiles(tree, entries)
	inclusion(entries)
	consistency()
}

func checkpoint() tlog.Tree {
	var c counter
	verifier, err := note.NewVerifier(strings.TrimSpace(string(read("vkey"))))
	check(err)
	known := note.VerifierList(verifier)
	signed := read("checkpoint")
	opened, err := note.Open(signed, known)
	c.want(true, err)
	check(err)
	text := strings.Index(string(signed), "\n\n")
	signature := bytes.LastIndexByte(signed, ' ') + 1
	for i := range signed {
		if i <= text || i >= signature && i < len(signed)-4 {
			changed := append([]byte(nil), signed...)
			changed[i] ^= 1
			_, err := note.Open(changed, known)
			c.want(false, err)
		}
	}
	c.print("checkpoint")
	parts := strings.Split(opened.Text, "\n")
	return tlog.Tree{N: number(parts[1]), Hash: hash(parts[2])}
}

// tileReader hands out the tiles that the log has published.
type tileReader struct {
	read   int
	change int
}

func (r *tileReader) Height() int                                { return 8 }
func (r *tileReader) SaveTiles(tiles []tlog.Tile, data [][]byte) {}

func (r *tileReader) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	var all [][]byte
	for _, tile := range tiles {
		path := strings.Replace(tile.Path(), "tile/8/", "tile/", 1)
		data := append([]byte(nil), read(path)...)
		if r.read == r.change {
			data[len(data)-1] ^= 1
		}
		r.read++
		all = append(all, data)
	}
	return all, nil
}

func tiles(tree tlog.Tree, entries []string) {
	var c counter
	// The reader checks what it takes against the signed root. Some versions of it leave out full
	// tiles when the tree's right edge needs few, so the entries are compared as well.
	readAll := func(change int) (int, error) {
		reader := &tileReader{change: change}
		var indexes []int64
		for i := int64(0); i < tree.N; i++ {
			indexes = append(indexes, tlog.StoredHashIndex(0, i))
		}
		leaves, err := tlog.TileHashReader(tree, reader).ReadHashes(indexes)
		for i, leaf := range leaves {
			if leaf != tlog.RecordHash([]byte(entries[i])) {
				return reader.read, fmt.Errorf("entry %d has another hash", i)
			}
		}
		return reader.read, err
	}
	count, err := readAll(-1)
	c.want(true, err)
	for i := 0; i < count; i++ {
		_, err := readAll(i)
		c.want(false, err)
	}
	c.print("tiles")
}

func inclusion(entries []string) {
	var c counter
	for _, line := range lines("inclusion.txt") {
		fields := strings.Split(line, " ")
		index, size, root := number(fields[0]), number(fields[1]), hash(fields[2])
		leaf := tlog.RecordHash([]byte(entries[index]))
		path := hashes(fields[3])
		c.want(true, tlog.CheckRecord(path, size, root, index, leaf))
		for i := range path {
			c.want(false, tlog.CheckRecord(flip(path, i), size, root, index, leaf))
		}
		other := index + 1
		if size > 1 {
			other %= size
		}
		c.want(false, tlog.CheckRecord(path, size, root, other, leaf))
		c.want(false, tlog.CheckRecord(path, 4*size, root, index, leaf))
		c.want(false, tlog.CheckRecord(append(path, root), size, root, index, leaf))
	}
	c.print("inclusion")
}

func consistency() {
	var c counter
	for _, line := range lines("consistency.txt") {
		fields := strings.Split(line, " ")
		older, olderRoot := number(fields[0]), hash(fields[1])
		newer, newerRoot := number(fields[2]), hash(fields[3])
		path := hashes(fields[4])
		c.want(true, tlog.CheckTree(path, newer, newerRoot, older, olderRoot))
		for i := range path {
			c.want(false, tlog.CheckTree(flip(path, i), newer, newerRoot, older, olderRoot))
		}
		c.want(false, tlog.CheckTree(path, newer, newerRoot, older+1, olderRoot))
		c.want(false, tlog.CheckTree(path, 4*newer, newerRoot, older, olderRoot))
		c.want(false, tlog.CheckTree(append(path, newerRoot), newer, newerRoot, older, olderRoot))
	}
	c.print("consistency")
}

func flip(path []tlog.Hash, i int) []tlog.Hash {
	changed := append([]tlog.Hash(nil), path...)
	changed[i][i%len(changed[i])] ^= 1
	return changed
}

func lines(name string) []string {
	return strings.Split(strings.TrimSuffix(string(read(name)), "\n"), "\n")
}

func read(name string) []byte {
	data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
	check(err)
	return data
}

func number(text string) int64 {
	n, err := strconv.ParseInt(text, 10, 64)
	check(err)
	return n
}

func hashes(text string) []tlog.Hash {
	var all []tlog.Hash
	for _, part := range strings.Split(text, ",") {
		if part != "" {
			all = append(all, hash(part))
		}
	}
	return all
}

func hash(text string) tlog.Hash {
	data, err := base64.StdEncoding.DecodeString(text)
	check(err)
	var h tlog.Hash
	if copy(h[:], data) != tlog.HashSize {
		check(fmt.Errorf("not a hash: %s", text))
	}
	return h
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "sumdbcheck:", err)
		os.Exit(1)
	}
}
