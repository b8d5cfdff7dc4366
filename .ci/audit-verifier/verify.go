// Checks an export of Baton's audit log, by docs/audit.md and nothing of Baton's: a second opinion on its own verifier.
//
//	verify <export> [--key <public key>]... [--checkpoint <older note file>]...
//
// Says "good", or the kind of the first fault and at which entry. Exit 0 good, 1 a fault, 2 could not be checked.
package main

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"regexp"
	"sort"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const longest = 8 << 20

type fault struct {
	kind string
	leaf int64 // -1: none
}

func fail(kind string, leaf int64) { panic(fault{kind, leaf}) }

func giveUp(why ...any) {
	fmt.Println(append([]any{"cannot be checked:"}, why...)...)
	os.Exit(2)
}

// ---- JSON: objects keep no key twice, numbers are integers within 2^53, and there is one way to write it all (RFC 8785)

var (
	number     = regexp.MustCompile(`^-?(0|[1-9][0-9]*)$`)
	pairs      = regexp.MustCompile(`(?i)\\ud[89ab][0-9a-f]{2}\\ud[c-f][0-9a-f]{2}`)
	surrogates = regexp.MustCompile(`(?i)\\ud[89a-f]`)
)

func parse(line []byte) (value any, err error) {
	if len(line) > longest || !utf8.Valid(line) || surrogates.Match(pairs.ReplaceAll(bytes.ReplaceAll(line, []byte(`\\`), nil), nil)) {
		return nil, errors.New("no line")
	}
	d := json.NewDecoder(bytes.NewReader(line))
	d.UseNumber()
	if value, err = read(d); err == nil {
		if _, more := d.Token(); more != io.EOF {
			err = errors.New("more than one value")
		}
	}
	return
}

func read(d *json.Decoder) (any, error) {
	token, err := d.Token()
	if err != nil {
		return nil, err
	}
	switch t := token.(type) {
	case json.Number:
		n, err := strconv.ParseInt(string(t), 10, 64)
		if err != nil || !number.MatchString(string(t)) || n > 1<<53 || n < -(1<<53) {
			return nil, errors.New("no integer")
		}
		return n, nil
	case json.Delim:
		if t == '[' {
			list := []any{}
			for d.More() {
				element, err := read(d)
				if err != nil {
					return nil, err
				}
				list = append(list, element)
			}
			_, err = d.Token()
			return list, err
		}
		object := map[string]any{}
		for d.More() {
			key, err := d.Token()
			if err != nil {
				return nil, err
			}
			if _, twice := object[key.(string)]; twice {
				return nil, errors.New("a key twice")
			}
			if object[key.(string)], err = read(d); err != nil {
				return nil, err
			}
		}
		_, err = d.Token()
		return object, err
	}
	return token, nil
}

func write(out *bytes.Buffer, value any) {
	switch v := value.(type) {
	case string:
		out.WriteByte('"')
		for _, r := range v {
			if i := strings.IndexRune("\"\\\b\f\n\r\t", r); i >= 0 {
				out.WriteString(`\` + string(`"\bfnrt`[i]))
			} else if r < ' ' {
				fmt.Fprintf(out, `\u%04x`, r)
			} else {
				out.WriteRune(r)
			}
		}
		out.WriteByte('"')
	case []any:
		out.WriteByte('[')
		for i, element := range v {
			if i > 0 {
				out.WriteByte(',')
			}
			write(out, element)
		}
		out.WriteByte(']')
	case map[string]any:
		keys := make([]string, 0, len(v))
		for key := range v {
			keys = append(keys, key)
		}
		sort.Slice(keys, func(i, j int) bool {
			a, b := utf16.Encode([]rune(keys[i])), utf16.Encode([]rune(keys[j]))
			for k := 0; k < len(a) && k < len(b); k++ {
				if a[k] != b[k] {
					return a[k] < b[k]
				}
			}
			return len(a) < len(b)
		})
		out.WriteByte('{')
		for i, key := range keys {
			if i > 0 {
				out.WriteByte(',')
			}
			write(out, key)
			out.WriteByte(':')
			write(out, v[key])
		}
		out.WriteByte('}')
	case nil:
		out.WriteString("null")
	default:
		fmt.Fprint(out, v)
	}
}

func decode(value any, size int) ([]byte, bool) {
	text, _ := value.(string)
	b, err := base64.StdEncoding.Strict().DecodeString(text)
	return b, err == nil && len(b) == size && !strings.ContainsAny(text, "\r\n")
}

func hashes(value any) (list []tlog.Hash, ok bool) {
	elements, ok := value.([]any)
	for _, element := range elements {
		b, right := decode(element, 32)
		if !right {
			return nil, false
		}
		list = append(list, *(*tlog.Hash)(b))
	}
	return list, ok
}

// ---- Checkpoints

type checkpoint struct {
	origin string
	size   int64
	root   tlog.Hash
}

func said(text string) (c checkpoint, ok bool) {
	lines := strings.SplitN(text, "\n", 4)
	if len(lines) < 4 || lines[0] == "" || !regexp.MustCompile(`^(0|[1-9]\d{0,17})$`).MatchString(lines[1]) {
		return c, false
	}
	b, ok := decode(lines[2], 32)
	if ok {
		c = checkpoint{origin: lines[0], root: *(*tlog.Hash)(b)}
		c.size, _ = strconv.ParseInt(lines[1], 10, 64)
	}
	return c, ok
}

func believe(text, origin string, keys note.Verifiers) checkpoint {
	opened, err := note.Open([]byte(text), keys)
	var unverified *note.UnverifiedNoteError
	if errors.As(err, &unverified) {
		fail("unknown key", -1)
	}
	if err != nil {
		fail("wrong signature", -1)
	}
	c, ok := said(opened.Text)
	if !ok {
		fail("wrong signature", -1)
	}
	if c.origin != origin {
		fail("wrong origin", -1)
	}
	return c
}

func isUnknown(text string, keys note.Verifiers) bool {
	_, err := note.Open([]byte(text), keys)
	var unverified *note.UnverifiedNoteError
	return errors.As(err, &unverified)
}

// ---- The export

type stored []tlog.Hash

func (s stored) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	list := make([]tlog.Hash, len(indexes))
	for i, index := range indexes {
		list[i] = s[index]
	}
	return list, nil
}

type verifier struct {
	origin      string
	selection   bool
	size        int64
	keys        note.Verifiers
	older       []string
	tree        stored
	count, next int64 // leaves read, and the one after the last of them
	proved      int64
	final       *checkpoint
	since       int64
	consistency []tlog.Hash
	ended       bool
	seekLeaf    int64  // looked for after a fault: an entry that stands elsewhere …
	seekHash    string // … or the hash of what stands in its place
	firstFault  *fault
}

func (v *verifier) root(size int64) tlog.Hash {
	if size == 0 {
		return sha256.Sum256(nil)
	}
	root, err := tlog.TreeHash(size, v.tree)
	if err != nil {
		panic(err)
	}
	return root
}

// As far as some checkpoint agrees.
func (v *verifier) provedFrom() int64 {
	proved := v.proved
	for _, text := range v.older {
		c, _ := said(text)
		if c.size > proved && c.size <= v.next && c.root == v.root(c.size) && !isUnknown(text, v.keys) {
			proved = c.size
		}
	}
	return proved
}

func (v *verifier) line(value any) {
	o, isObject := value.(map[string]any)
	if !isObject {
		fail("altered", v.next)
	}
	if v.ended {
		fail("added", v.count)
	}
	has := func(keys ...string) bool {
		for _, key := range keys {
			if _, ok := o[key]; !ok {
				return false
			}
		}
		return len(o) == len(keys)
	}
	if _, ok := o["leaf"]; ok {
		v.leaf(o)
	} else if text, isText := o["checkpoint"].(string); isText && has("checkpoint") {
		v.checkpoint(text)
	} else if since, isNumber := o["since"].(int64); isNumber && v.selection && has("since", "consistency") {
		if v.consistency, ok = hashes(o["consistency"]); !ok {
			fail("altered", v.next)
		}
		v.since = since
	} else if end, isNumber := o["end"].(int64); isNumber && has("end") {
		if end > v.count {
			fail("cut off", v.next)
		} else if end < v.count {
			fail("added", end)
		}
		v.ended = true
	} else {
		fail("altered", v.next)
	}
}

func (v *verifier) leaf(o map[string]any) {
	for key := range o {
		if !strings.Contains(" entry hash leaf proof words ", " "+key+" ") {
			fail("altered", v.next)
		}
	}
	leaf, isNumber := o["leaf"].(int64)
	_, hasProof := o["proof"]
	entry, hasEntry := o["entry"]
	fields, isObject := entry.(map[string]any)
	words, hasWords := o["words"]
	texts, areObject := words.(map[string]any)
	if !isNumber || leaf < 0 || hasProof != v.selection || hasEntry && !isObject || hasWords && !areObject {
		fail("altered", v.next)
	}
	v.place(leaf)
	hash, isHash := decode(o["hash"], 32)
	if hasEntry {
		var canonical bytes.Buffer
		write(&canonical, entry)
		computed := tlog.RecordHash(canonical.Bytes())
		if !isHash || !bytes.Equal(computed[:], hash) {
			v.seekHash = base64.StdEncoding.EncodeToString(computed[:])
			fail("altered", leaf)
		}
	} else if !isHash {
		fail("altered", v.next)
	}
	committed, _ := fields["words"].(map[string]any)
	for path, value := range texts {
		kept, _ := value.(map[string]any)
		salt, isSalt := decode(kept["salt"], 16)
		text, isText := kept["text"].(string)
		sum := sha256.Sum256(append(salt, text...))
		if !isSalt || !isText || committed[path] != base64.StdEncoding.EncodeToString(sum[:]) {
			fail("words altered", leaf)
		}
	}
	if v.selection {
		proof, ok := hashes(o["proof"])
		if !ok {
			fail("altered", v.next)
		}
		if tlog.CheckRecord(proof, v.final.size, v.final.root, leaf, *(*tlog.Hash)(hash)) != nil {
			fail("altered", leaf)
		}
	} else {
		more, err := tlog.StoredHashesForRecordHash(leaf, *(*tlog.Hash)(hash), v.tree)
		if err != nil {
			panic(err)
		}
		v.tree = append(v.tree, more...)
	}
	v.count, v.next = v.count+1, leaf+1
}

// Whether an entry of that number may stand here.
func (v *verifier) place(leaf int64) {
	if v.selection {
		if v.final == nil {
			fail("no checkpoint", -1)
		} else if v.count > 0 && leaf == v.next-1 || leaf >= v.size {
			fail("added", leaf)
		} else if leaf < v.next {
			fail("reordered", leaf)
		}
	} else if leaf > v.next {
		v.seekLeaf = v.next
		fail("missing", v.next)
	} else if leaf < v.next || leaf >= v.size {
		fail("added", leaf)
	}
}

func (v *verifier) checkpoint(text string) {
	if v.selection {
		if v.final != nil {
			fail("added", -1)
		}
		c := believe(text, v.origin, v.keys)
		if c.size != v.size {
			fail("altered", -1)
		}
		v.final = &c
		return
	}
	body, _, _ := strings.Cut(text, "\n\n")
	if early, ok := said(body + "\n"); ok && early.size < v.size && isUnknown(text, v.keys) {
		return
	}
	c := believe(text, v.origin, v.keys)
	switch {
	case c.size > v.next && c.size >= v.size:
		fail("cut off", v.next)
	case c.size > v.next:
		fail("missing", v.provedFrom())
	case c.size < v.next:
		fail("added", v.provedFrom())
	case c.root != v.root(c.size):
		fail("altered", v.provedFrom())
	}
	v.proved = c.size
	if c.size == v.size {
		v.final = &c
	}
}

func (v *verifier) end() {
	if !v.ended {
		fail("cut off", v.next)
	}
	if v.final == nil && v.selection {
		fail("no checkpoint", -1)
	} else if v.final == nil {
		fail("no checkpoint", v.proved)
	}
	for _, text := range v.older {
		old := believe(text, v.origin, v.keys)
		if old.size > v.size {
			fail("cut off", v.size)
		}
		agrees := false
		switch {
		case !v.selection:
			agrees = old.root == v.root(old.size)
		case old.size == v.size:
			agrees = old.root == v.final.root
		case old.size == 0:
			agrees = old.root == sha256.Sum256(nil)
		case old.size != v.since:
			giveUp("the selection has no proof since", old.size)
		default:
			agrees = tlog.CheckTree(v.consistency, v.size, v.final.root, old.size, old.root) == nil
		}
		if !agrees {
			fail("fork", 0)
		}
	}
}

// Takes a line, or what is left at the end of the file; false once the verdict is clear.
func (v *verifier) take(line []byte, cut bool) (goOn bool) {
	defer func() {
		if stop := recover(); stop != nil {
			f, isFault := stop.(fault)
			if !isFault {
				panic(stop)
			}
			v.firstFault = &f
			goOn = v.seekLeaf >= 0 || v.seekHash != ""
		}
	}()
	if v.firstFault == nil {
		value, err := parse(line)
		if err != nil && cut && len(line) <= longest {
			fail("cut off", v.next)
		} else if err != nil {
			fail("altered", v.next)
		}
		v.line(value)
		return true
	}
	value, _ := parse(line)
	o, _ := value.(map[string]any)
	if leaf, ok := o["leaf"].(int64); ok && (v.seekHash != "" && o["hash"] == v.seekHash || leaf == v.seekLeaf) {
		v.firstFault.kind = "reordered"
		return false
	}
	return true
}

func (v *verifier) check(in *bufio.Reader) {
	for {
		line, err := in.ReadBytes('\n')
		if err != nil && err != io.EOF {
			giveUp(err)
		}
		if trimmed := bytes.Trim(line, " \t\r\n"); len(trimmed) > 0 && !v.take(trimmed, err == io.EOF) {
			return
		}
		if err == io.EOF {
			break
		}
	}
	defer func() {
		if f, isFault := recover().(fault); isFault {
			v.firstFault = &f
		}
	}()
	if v.firstFault == nil {
		v.end()
	}
}

func begin(in *bufio.Reader, given, older []string) *verifier {
	line, _ := in.ReadBytes('\n')
	value, err := parse(bytes.Trim(bytes.TrimPrefix(line, []byte("\ufeff")), " \t\r\n"))
	head, _ := value.(map[string]any)
	origin, hasOrigin := head["origin"].(string)
	size, hasSize := head["size"].(int64)
	keys, hasKeys := head["keys"].([]any)
	if err != nil || head["baton-audit"] != int64(1) || !hasOrigin || !hasSize || size < 0 || !hasKeys {
		giveUp("no export of this version")
	}
	if head["kind"] != "log" && head["kind"] != "selection" {
		giveUp("of an unknown kind")
	}
	var known []note.Verifier
	for _, text := range given {
		key, err := note.NewVerifier(text)
		if err != nil {
			giveUp(err)
		}
		known = append(known, key)
	}
	for _, text := range keys {
		text, _ := text.(string)
		if key, err := note.NewVerifier(text); err == nil && len(given) == 0 {
			known = append(known, key)
		}
	}
	if len(known) == 0 {
		giveUp("no key is known")
	}
	return &verifier{origin: origin, size: size, selection: head["kind"] == "selection", keys: note.VerifierList(known...),
		older: older, since: -1, seekLeaf: -1}
}

func main() {
	var files, keys, older []string
	for i := 1; i < len(os.Args); i++ {
		switch {
		case os.Args[i] == "--key" && i+1 < len(os.Args):
			i++
			keys = append(keys, os.Args[i])
		case os.Args[i] == "--checkpoint" && i+1 < len(os.Args):
			i++
			text, err := os.ReadFile(os.Args[i])
			body, _, _ := strings.Cut(string(text), "\n\n")
			if _, ok := said(body + "\n"); err != nil || !ok {
				giveUp("no checkpoint:", os.Args[i])
			}
			older = append(older, string(text))
		default:
			files = append(files, os.Args[i])
		}
	}
	if len(files) != 1 {
		giveUp("usage: verify <export> [--key <public key>]... [--checkpoint <older note file>]...")
	}
	file, err := os.Open(files[0])
	if err != nil {
		giveUp(err)
	}
	in := bufio.NewReaderSize(file, 1<<20)
	v := begin(in, keys, older)
	v.check(in)
	switch {
	case v.firstFault == nil:
		fmt.Println("good")
	case v.firstFault.leaf < 0:
		fmt.Println(v.firstFault.kind)
		os.Exit(1)
	default:
		fmt.Println(v.firstFault.kind, v.firstFault.leaf)
		os.Exit(1)
	}
}
