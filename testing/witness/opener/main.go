// SPDX-License-Identifier: Apache-2.0

// Opens a cosigned checkpoint with the Go team's own library: opener NOTE-FILE LOG-KEY WITNESS-KEY
package main

import (
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"log"
	"os"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
)

// cosigner checks lines of type 04, which the library leaves to its users.
type cosigner struct {
	name string
	hash uint32
	key  ed25519.PublicKey
}

func (c cosigner) Name() string    { return c.name }
func (c cosigner) KeyHash() uint32 { return c.hash }

func (c cosigner) Verify(text, signature []byte) bool {
	if len(signature) != 8+ed25519.SignatureSize {
		return false
	}
	time := binary.BigEndian.Uint64(signature)
	message := fmt.Sprintf("cosignature/v1\ntime %d\n%s", time, text)
	return ed25519.Verify(c.key, []byte(message), signature[8:])
}

func parseCosigner(text string) cosigner {
	parts := strings.SplitN(text, "+", 3)
	key := must(base64.StdEncoding.DecodeString(parts[2]))
	sum := sha256.Sum256(append([]byte(parts[0]+"\n"), key...))
	hash := binary.BigEndian.Uint32(sum[:])
	if stated := must(strconv.ParseUint(parts[1], 16, 32)); key[0] != 4 || uint32(stated) != hash {
		log.Fatal("not the key of a witness")
	}
	return cosigner{parts[0], hash, ed25519.PublicKey(key[1:])}
}

func main() {
	keys := note.VerifierList(must(note.NewVerifier(os.Args[2])), parseCosigner(os.Args[3]))
	opened := must(note.Open(must(os.ReadFile(os.Args[1])), keys))
	for _, signature := range opened.Sigs {
		fmt.Println(signature.Name)
	}
	fmt.Println(strings.Split(opened.Text, "\n")[1], "entries")
}

func must[T any](value T, err error) T {
	if err != nil {
		log.Fatal(err)
	}
	return value
}
