// SPDX-License-Identifier: Apache-2.0

// Checks a register's log with the Go team's own library: reader FOLDER VERIFIER-KEY [PROOF-FILE]
package main

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"log"
	"os"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

func main() {
	dir, stored, n := os.Args[1]+"/log/", []tlog.Hash{}, int64(0)
	memory := tlog.HashReaderFunc(func(at []int64) (found []tlog.Hash, err error) {
		for _, i := range at {
			found = append(found, stored[i])
		}
		return found, nil
	})
	tree := open(must(os.ReadFile(dir + "checkpoint")))
	for _, tile := range tlog.NewTiles(8, 0, tree.N) {
		if tile.W < 256 && int64(tile.W) != tree.N>>(8*tile.L)%256 {
			continue // NewTiles lists every width that the right edge may have had on the way.
		}
		if tile.L == 0 {
			bundle := must(os.ReadFile(dir + strings.Replace(tile.Path(), "/8/0/", "/entries/", 1)))
			for ; len(bundle) > 0; n++ {
				end := 2 + int(binary.BigEndian.Uint16(bundle))
				stored = append(stored, must(tlog.StoredHashes(n, bundle[2:end], memory))...)
				bundle = bundle[end:]
			}
		}
		file := must(os.ReadFile(dir + strings.Replace(tile.Path(), "/8/", "/", 1)))
		if !bytes.Equal(file, must(tlog.ReadTileData(tile, memory))) {
			log.Fatalf("%s differs from the entries", tile.Path())
		}
	}
	if n != tree.N || must(tlog.TreeHash(n, memory)) != tree.Hash {
		log.Fatalf("the root of the %d entries is not that of the checkpoint", n)
	}
	for n := int64(0); n < tree.N; n += 1 + tree.N/1000 {
		leaf := stored[tlog.StoredHashIndex(0, n)]
		must(0, tlog.CheckRecord(must(tlog.ProveRecord(tree.N, n, memory)), tree.N, tree.Hash, n, leaf))
	}
	for _, file := range must(os.ReadDir(dir + "history")) {
		old := open(must(os.ReadFile(dir + "history/" + file.Name())))
		must(0, tlog.CheckTree(must(tlog.ProveTree(tree.N, old.N, memory)), tree.N, tree.Hash, old.N, old.Hash))
	}
	for _, path := range os.Args[3:] {
		head, signed, _ := strings.Cut(string(must(os.ReadFile(path))), "\n\n")
		lines, at, proof := strings.Split(head, "\n"), open([]byte(signed)), tlog.RecordProof{}
		if strings.HasPrefix(lines[1], "extra ") {
			lines = lines[1:] // What an application adds, here the entry, is covered by nothing.
		}
		for _, line := range lines[2:] {
			proof = append(proof, must(tlog.ParseHash(line)))
		}
		n := must(strconv.ParseInt(strings.TrimPrefix(lines[1], "index "), 10, 64))
		must(0, tlog.CheckRecord(proof, at.N, at.Hash, n, stored[tlog.StoredHashIndex(0, n)]))
	}
	fmt.Println(tree.N, "entries agree with the checkpoint")
}

func open(signed []byte) tlog.Tree {
	text := must(note.Open(signed, note.VerifierList(must(note.NewVerifier(os.Args[2]))))).Text
	lines := strings.Split(text, "\n")
	return tlog.Tree{N: must(strconv.ParseInt(lines[1], 10, 64)), Hash: must(tlog.ParseHash(lines[2]))}
}

func must[T any](value T, err error) T {
	if err != nil {
		log.Fatal(err)
	}
	return value
}
