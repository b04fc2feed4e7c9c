// SPDX-License-Identifier: Apache-2.0
// Every bound on what comes from outside, with its reason. Sizes are bytes unless the name says otherwise.

/** An entry bundle writes an entry's length as two bytes (C2SP tlog-tiles). */
export const entrySizeBytesMax = 65_535;
/** One SHA-256 per level of a 2^53-entry tree, the largest that a JavaScript number counts exactly. */
export const proofHashesMax = 53;
/** A record is a form, not a document: longer texts are sealed as documents. */
export const payloadSizeBytesMax = 256 * 1024;
/** Smallest padded plaintext, so that short records do not tell their length. */
export const payloadPaddedSizeBytesMin = 512;
/** Nesting of any JSON that we parse; the deepest record kind needs 6. */
export const jsonDepthMax = 32;
/** A signed note with sixteen post-quantum signature lines of 3.3 kB stays below this. */
export const noteSizeBytesMax = 64 * 1024;
/** The witness protocol asks readers to accept at least sixteen. */
export const noteSignaturesMax = 64;
/** The first and the newest line of each stand under a kept checkpoint, beside the log's own. */
export const witnessesAskedMax = Math.floor((noteSignaturesMax - 1) / 2);
/** The witness protocol allows no more lines of a consistency proof. */
export const witnessProofHashesMax = 63;
/** An old size, 63 hashes in base64 of 45 bytes a line, and a signed note. */
export const witnessRequestSizeBytesMax = 64 + 46 * witnessProofHashesMax + noteSizeBytesMax;
/** An answer of a witness is a few signature lines. */
export const witnessAnswerSizeBytesMax = noteSizeBytesMax;
/** Connections that a witness holds at once: logs ask once a second at most, and are few. */
export const witnessConnectionsMax = 128;
/** Two signed notes and the proof that they exclude each other. */
export const misconductSizeBytesMax = 2 * noteSizeBytesMax + 8 * 1024;
/** A token, a chain of certificates, and lists of revoked ones that some authorities put beside it. */
export const timestampAnswerSizeBytesMax = 64 * 1024;
/** Certificates of authorities are about 2 KiB; their rules allow names and policies at length. */
export const certificateSizeBytesMax = 16 * 1024;
/** Certificates in one token, and the links of one chain: real ones have two to four. */
export const certificatesMax = 16;
export const certificateChainMax = 8;
/** Signatures that are tried to find one chain: names that are equal lead to few. */
export const chainSignaturesMax = 32;
/** A list of revoked certificates is kept beside each token: authorities for time revoke few. */
export const revocationListSizeBytesMax = 256 * 1024;
/** Lists beside one token: one for each link of its chain. */
export const revocationListsMax = 8;
/** Blocks of text armour in one file: a bundle of all authorities that a country trusts. */
export const pemBlocksMax = 512;
export const pemSizeBytesMax = 4 * 1024 * 1024;
/** Authorities that one register asks for the time: two are wanted, more are bought rarely. */
export const timestampAuthoritiesMax = 8;
/** Eight authorities, each with the certificates that it is trusted by. */
export const timestampPolicySizeBytesMax = 256 * 1024;
/** A record and its entry in base64, and a proof that ends in a signed note. */
export const receiptFileSizeBytesMax = 384 * 1024 + 2 * noteSizeBytesMax;
/** A receipt of an act of transfer in another record: some kilobytes, with a checkpoint of many witnesses. */
export const receiptInRecordLengthMax = 96 * 1024;
/** A trust policy is written by hand. */
export const policySizeBytesMax = 64 * 1024;
/** A commit record holds what one second can bring. */
export const commitRecordSizeBytesMax = 256 * 1024 * 1024;
/** Entries of one commit: bounds the work lost to a refused batch and the memory of a commit record. */
export const commitEntriesMax = 4_096;
/** A trust policy with 32 logs, witnesses and groups, as C2SP recommends, and generous comments. */
export const policyLinesMax = 1_024;
/** A proof may carry a few values of the application beside it, not a document. */
export const proofExtraSizeBytesMax = 16 * 1024;
/** register.json has four short members. */
export const registerJsonSizeBytesMax = 4 * 1024;
/**
 * A draft leaves room in its payload for what the register assigns, of which the records shown are the most.
 */
export const draftSizeBytesMax = 192 * 1024;
/** Records that one consultation shows: 39 bytes each in its payload; a longer list is read page by page. */
export const recordsShownMax = 1_000;
/** Looks in one file that is handed over: it is made in memory, about 400 bytes each. */
export const readingsExportedMax = 200_000;
/**
 * Ranges of a source that could not be read, neighbours joined; a medium with more is failing: image it
 * elsewhere.
 */
export const unreadableRangesMax = 1_000;
/** libewf names segments from .E01 to .ZZZ; so many sizes still fit into a draft. */
export const imageSegmentsMax = 14_971;
/** An AFF4 volume names a few hashes for each of its streams. */
export const carriedHashesMax = 64;
/**
 * A record corrected more often is to be recorded anew; an erasure names each correction with its skeleton.
 */
export const correctionsPerRecordMax = 50;
/** Times and places that one report of a search names: 150 bytes each, of a draft that has 192 KiB. */
export const fieldReadingsMax = 500;
/** A photograph that a page seals at a search, in its memory; cameras make some ten megabytes. */
export const fieldPhotographSizeBytesMax = 50 * 1024 * 1024;
/** A search with all its photographs as one file, made and read in the memory of a page. */
export const fieldFileSizeBytesMax = 1024 * 1024 * 1024;
/** Exhibits in one list, inventory or print of labels: as many as one inventory names. */
export const exhibitsListedMax = 500;
/** A list of old stock: twenty thousand lines of a kilobyte are some twenty. */
export const stockListSizeBytesMax = 32 * 1024 * 1024;
/** A graph of another system: acts and digests of a large inquiry, and what a telephone holds in text. */
export const foreignGraphSizeBytesMax = 64 * 1024 * 1024;
/** Values of one: four for each of the things that it may name, and their lists. */
export const foreignGraphValuesMax = 2_000_000;
/** Things that one names; whoever hands over more can cut it by exhibit. */
export const foreignGraphNodesMax = 200_000;
/** UTF-16 code units of one text in it: contents in base64 are known, evidence goes beside the graph. */
export const foreignGraphTextLengthMax = 1024 * 1024;
/** Terms of its context: published ones have some forty prefixes. */
export const foreignGraphTermsMax = 1_000;
/** UTF-16 code units of a full name, a base and a prefix: few programs take longer addresses. */
export const foreignNameLengthMax = 2_048;
/** What bases and prefixes add to the names of one: a million names with forty units each are two thirds. */
export const foreignNamesAddedLengthMax = foreignGraphSizeBytesMax;
/** Values in facets and digests of one thing: a facet with every field of a file has some hundred. */
export const foreignPartValuesMax = 10_000;
/** Text told of all things together: a part that many share is told of each, and read again for it. */
export const foreignToldTextLengthMax = 2 * foreignGraphSizeBytesMax;
/** Statements of one graph, a record each: as many as a person may be asked to read. */
export const foreignStatementsMax = 5_000;
/** Emergency access bridges a weekend; whoever needs longer is admitted by a lead. */
export const emergencyAccessHoursMax = 72;
/** A publication is forced at 64 MiB of pending records; one more commit record may already be on its way. */
export const payloadFileSizeBytesMax = 384 * 1024 * 1024;
/** Entries of a case that one bundle shows: four files each, as many as a page can list in its memory. */
export const bundleEntriesMax = 50_000;
/** Sealed objects that go with one bundle. */
export const bundleObjectsMax = 10_000;
/** bundle.json names each entry in some 200 bytes. */
export const bundleJsonSizeBytesMax = 32 * 1024 * 1024;
/** Documents for reading in one bundle: a few for each exhibit of the longest list. */
export const bundleDocumentsMax = 10 * exhibitsListedMax;
/** A line for each document, with a path of two names. */
export const documentsNoteSizeBytesMax = 300 * bundleDocumentsMax + noteSizeBytesMax;
/** Files of a bundle: those of its entries, objects, documents and timestamps, and a few more. */
export const bundleFilesMax = 4 * 2 * bundleEntriesMax + bundleObjectsMax + bundleDocumentsMax + 10_000;
/** The largest body that is not a transfer is a draft, in JSON that may escape each of its characters. */
export const requestBodySizeBytesMax = 6 * draftSizeBytesMax;
/** A sealed object that is brought over HTTP: larger than any single disk that is seized. */
export const ingestSizeBytesMax = 64 * 1024 ** 4;
/** What a page seals: a tab took 46 s for half a gibibyte, and must stay open meanwhile. */
export const pageSealSizeBytesMax = 2 * 1024 ** 3;
/** Transfers under way at once, each with an open file. */
export const ingestsMax = 8;
/** Sessions at once; the one least lately used gives way. */
export const sessionsMax = 1_024;
/** Browsers of one person; the one least lately used gives way. */
export const sessionsPerPersonMax = 16;
/** Challenges to passkeys that wait for an answer; the oldest gives way. */
export const pendingSignInsMax = 256;
/** Sign-ins at a provider that wait for its answer; the oldest gives way. */
export const providerSignInsMax = 256;
/** Answers of the provider that a server waits for at once: a slow one holds up nobody else. */
export const providerRequestsMax = 4;
/** What a provider says of itself, its keys and a token: some ten kilobytes each at the known ones. */
export const providerAnswerSizeBytesMax = 256 * 1024;
/** Code, state and issuer as they stand in an address, which browsers cut off at about as much. */
export const providerAnswerLengthMax = 8 * 1024;
/** By how much the clock of a provider may be off, in seconds: two clocks that are kept by the network. */
export const providerClockSkewSecondsMax = 30;
/** How old a token may be when it comes, in seconds: it was made for this very request a moment ago. */
export const idTokenAgeSecondsMax = 300;
/** Links to make a passkey that wait to be followed; the oldest gives way. */
export const invitationsMax = 64;
/** Attempts to sign in of everybody together: a whole service comes in within minutes, a guesser does not. */
export const signInAttemptsPerMinuteMax = 240;
/**
 * Requests that one server works on at once: they share one thread, and an answer should take no more than
 * about three times as long as to somebody who is alone.
 */
export const requestsUnderWayMax = 3;
/** Connections at once: six a browser, for more people than one service has; further ones are closed. */
export const connectionsMax = 2_048;
/** Open streams of events, each of which holds a connection. */
export const eventStreamsMax = 32;
/** WebAuthn lets a credential id have no more. */
export const credentialIdSizeBytesMax = 1_023;
/** A credential id, a key and the few extensions that authenticators add unasked. */
export const authenticatorClaimsSizeBytesMax = 2 * 1024;
/** A challenge, an origin of at most 253 letters, and what browsers may add to it one day. */
export const clientClaimsSizeBytesMax = 4 * 1024;
/** A webhook or a mail program takes a line of text at once or is not there. */
export const reminderMsMax = 10_000;
/** A working day: whoever works longer signs in again. */
export const sessionHoursMax = 12;

/** Name, address and how to reach somebody; what is shorter is filled up to it, so that no length tells. */
export const protectedIdentitySizeBytesMax = 2_046;
