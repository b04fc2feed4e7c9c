// SPDX-License-Identifier: Apache-2.0
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import {
  nodeCrypto,
  objectPath,
  openObject,
  openSession,
  type Register,
  type RegisterSession,
  restore,
  type SealedObject,
  serve,
} from "@scelle/register";
import { verifyRegister } from "@scelle/verifier";
import { nodeFolder } from "@scelle/verifier/node-folder";
import { expect, test } from "vitest";
import {
  Clerk,
  type ExerciseRegister,
  faultsOf,
  openExercise,
  randomFile,
  sealInto,
  verifyExercise,
  withExercise,
} from "./register-fixture.ts";

interface WorkingRegister {
  readonly exercise: ExerciseRegister;
  readonly register: Register;
  readonly clerk: Clerk;
  readonly caseRef: string;
  readonly exhibitRef: string;
  readonly imagePath: string;
  readonly sealed: SealedObject;
  readonly backupFolder: string;
}

async function withWorkingRegister(body: (working: WorkingRegister) => Promise<void>): Promise<void> {
  await withExercise(async (exercise) => {
    const register = await openExercise(exercise);
    const clerk = new Clerk(register, exercise.founder);
    const { recordRef: caseRef } = await clerk.openCase("2026/1", [exercise.evidence.recipient]);
    const { recordRef: exhibitRef } = await clerk.seize(caseRef, "P-1");
    const imagePath = randomFile(exercise.top, "image", 90_000);
    const sealed = await sealInto(exercise, imagePath);
    await clerk.acquire(exhibitRef, sealed);
    const backupFolder = join(exercise.top, "backup");
    await body({ exercise, register, clerk, caseRef, exhibitRef, imagePath, sealed, backupFolder });
    await register.close();
  });
}

test("on a machine that never saw the keys, the recovery identity alone brings records and evidence back", async () => {
  await withWorkingRegister(async (working) => {
    const { exercise, register, caseRef, exhibitRef, sealed, imagePath, backupFolder } = working;
    const { size } = await register.backup(backupFolder);
    await register.close();
    rmSync(exercise.folder, { recursive: true });
    rmSync(exercise.keyFolder, { recursive: true });

    const elsewhere = { folder: join(exercise.top, "elsewhere"), keyFolder: join(exercise.top, "new-keys") };
    const restored = await restore({
      backup: backupFolder,
      identities: [exercise.recovery.identity],
      ...elsewhere,
    });
    expect(restored).toMatchObject({ size, hasRecordKeys: true, erasedAgain: 0 });
    expect(restored.lost).toBeUndefined();
    const report = await verifyExercise(elsewhere, { deep: true });
    expect(faultsOf(report)).toEqual([]);
    expect(report.counts).toMatchObject({ entries: size, intact: size });
    expect(report.objects).toMatchObject({ present: 1, rehashed: 1 });

    const reopened = await openExercise(elsewhere);
    const clerk = new Clerk(reopened, exercise.founder);
    const { records } = await clerk.show(caseRef, [exhibitRef]);
    expect(records[0]?.stated["description"]).toBe("A phone, black");
    await clerk.seize(caseRef, "P-2");
    await reopened.close();
    const outPath = join(exercise.top, "out");
    const path = objectPath(join(elsewhere.folder, "vault"), sealed.root);
    await openObject({ path, identities: [exercise.recovery.identity], outPath });
    expect(readFileSync(outPath).equals(readFileSync(imagePath))).toBe(true);
  });
});

test("without the short-lived part log and ciphertexts verify, and nothing but the keys is missing", async () => {
  await withWorkingRegister(async ({ exercise, register, backupFolder }) => {
    const { size } = await register.backup(backupFolder);
    await register.close();
    rmSync(join(backupFolder, "keys-short-lived"), { recursive: true });
    const elsewhere = { folder: join(exercise.top, "elsewhere"), keyFolder: join(exercise.top, "new-keys") };
    const restored = await restore({
      backup: backupFolder,
      identities: [exercise.recovery.identity],
      ...elsewhere,
    });
    expect(restored).toMatchObject({ size, hasRecordKeys: false });
    const report = await verifyRegister(nodeFolder(elsewhere.folder), { crypto: nodeCrypto, deep: true });
    expect(faultsOf(report)).toEqual(["key.page keys/0 {}"]);
    expect(report.counts).toMatchObject({ entries: size, intact: 0, altered: 0 });
    expect(report.objects).toMatchObject({ present: 1, rehashed: 1, altered: 0 });
    await expect(openExercise(elsewhere)).rejects.toMatchObject({ facts: { path: "keys/0" } });
  });
});

test("a backup older than what was signed here says which entries are lost and takes nothing more", async () => {
  await withWorkingRegister(async ({ exercise, register, clerk, caseRef, backupFolder }) => {
    const { size } = await register.backup(backupFolder);
    await clerk.seize(caseRef, "P-2");
    await clerk.seize(caseRef, "P-3");
    await register.close();
    const older = { folder: join(exercise.top, "older"), keyFolder: exercise.keyFolder };
    const restored = await restore({
      backup: backupFolder,
      identities: [exercise.recovery.identity],
      ...older,
    });
    const shownBy = join(exercise.keyFolder, "last-signed");
    expect(restored.lost).toEqual({ from: size, to: size + 1, shownBy });
    expect(faultsOf(await verifyExercise(older))).toEqual([]);
    await expect(openExercise(older)).rejects.toMatchObject({
      code: "register.rolled-back",
      facts: { size, signed: size + 2 },
    });
  });
});

test("a backup goes on from the one before it, and copies what is new", async () => {
  await withWorkingRegister(async ({ exercise, register, clerk, caseRef, backupFolder }) => {
    const first = await register.backup(backupFolder);
    await clerk.seize(caseRef, "P-2");
    const second = await register.backup(backupFolder);
    expect(second.size).toBe(first.size + 1);
    expect(second.copiedBytes).toBeLessThan(first.copiedBytes / 2);
    await register.close();
    const folder = join(exercise.top, "restored");
    await restore({
      backup: backupFolder,
      folder,
      keyFolder: exercise.keyFolder,
      identities: [exercise.recovery.identity],
    });
    const report = await verifyExercise({ folder, keyFolder: exercise.keyFolder }, { deep: true });
    expect(faultsOf(report)).toEqual([]);
    expect(report.counts.intact).toBe(second.size);
  });
});

test("a backup goes nowhere but to an empty folder or to a backup of the same register", async () => {
  await withWorkingRegister(async ({ exercise, register, backupFolder }) => {
    const { top, folder } = exercise;
    const refusal = (destination: string) =>
      register.backup(destination).then(
        () => "done",
        (error: { code: string }) => error.code,
      );
    expect(await refusal(folder)).toBe("backup.inside");
    expect(await refusal(join(folder, "deep", "inside"))).toBe("backup.inside");
    expect(await refusal(join(folder, "..within"))).toBe("backup.inside");
    symlinkSync(folder, join(top, "link"));
    expect(await refusal(join(top, "link", "deep"))).toBe("backup.inside");
    expect(await refusal(exercise.keyFolder)).toBe("backup.other-register");
    expect(await refusal(randomFile(top, "a-file", 10))).toBe("backup.other-register");
    await withWorkingRegister(async ({ register: foreign, backupFolder: foreignBackup }) => {
      await foreign.backup(foreignBackup);
      expect(await refusal(foreignBackup)).toBe("backup.other-register");
    });
    mkdirSync(backupFolder);
    expect(await refusal(backupFolder)).toBe("done");
    expect(existsSync(join(folder, "deep"))).toBe(false);
  });
});

test("a damaged file does not replace the good copy of it, and all else is copied", async () => {
  await withWorkingRegister(async ({ exercise, register, clerk, caseRef, sealed, backupFolder }) => {
    await register.backup(backupFolder);
    const whole = objectPath(join(backupFolder, "register", "vault"), sealed.root);
    const bytes = readFileSync(whole);
    truncateSync(objectPath(join(exercise.folder, "vault"), sealed.root), 100);
    await clerk.seize(caseRef, "P-2");
    const path = `vault/${sealed.root.slice(0, 2)}/${sealed.root.slice(2)}`;
    await expect(register.backup(backupFolder)).rejects.toMatchObject({
      code: "backup.differs",
      facts: { count: 1, path },
    });
    expect(readFileSync(whole)).toEqual(bytes);
    const checkpoint = (folder: string) => readFileSync(join(folder, "log", "checkpoint"), "utf8");
    expect(checkpoint(join(backupFolder, "register"))).toBe(checkpoint(exercise.folder));
  });
});

test("a stranger’s file in the vault is not kept for ever, nor what a killed backup left", async () => {
  await withWorkingRegister(async ({ exercise, register, sealed, backupFolder }) => {
    const kept = join(backupFolder, "register", "vault");
    const shelf = sealed.root.slice(0, 2);
    writeFileSync(join(exercise.folder, "vault", "copy.img"), "plain");
    writeFileSync(join(exercise.folder, "vault", shelf, "copy.img"), "plain");
    await register.backup(backupFolder);
    writeFileSync(join(kept, shelf, ".tmp-99999999"), "half");
    await register.backup(backupFolder);
    const names = readdirSync(kept, { recursive: true }).map(String).sort();
    expect(names).toEqual([shelf, join(shelf, sealed.root.slice(2))]);
  });
});

test("of objects another copy gives the good ones, and the damaged ones are named", async () => {
  await withWorkingRegister(async ({ exercise, register, clerk, exhibitRef, sealed, backupFolder }) => {
    const more = await sealInto(exercise, randomFile(exercise.top, "other", 70_000));
    await clerk.acquire(exhibitRef, more);
    await register.backup(backupFolder);
    await register.close();
    const source = join(exercise.top, "copy");
    cpSync(backupFolder, source, { recursive: true });
    const inVault = (backup: string, root: string) => objectPath(join(backup, "register", "vault"), root);
    const [first, last] = [sealed.root, more.root].sort();
    truncateSync(inVault(source, first ?? ""), 100);
    rmSync(inVault(backupFolder, first ?? ""));
    truncateSync(inVault(backupFolder, last ?? ""), 100);
    const folder = join(exercise.top, "restored");
    const { fetched } = await restore({
      backup: backupFolder,
      folder,
      keyFolder: exercise.keyFolder,
      identities: [exercise.recovery.identity],
      from: [source],
    });
    expect(fetched).toMatchObject([{ objects: 1, damagedObjects: [first] }]);
    const report = await verifyExercise({ folder, keyFolder: exercise.keyFolder }, { deep: true });
    expect(report.objects).toMatchObject({ present: 1, rehashed: 1, missing: 1 });
  });
});

test("a restore refuses a taken folder, another identity and what is no backup, and leaves nothing behind", async () => {
  await withWorkingRegister(async ({ exercise, register, backupFolder }) => {
    await register.backup(backupFolder);
    await register.close();
    const { top, recovery, evidence } = exercise;
    const target = { folder: join(top, "target"), keyFolder: join(top, "target-keys") };
    const before = readdirSync(top);
    const refusal = (backup: string, folder: string, identity: string) =>
      restore({ backup, folder, keyFolder: target.keyFolder, identities: [identity] }).then(
        () => "done",
        (error: { code: string }) => error.code,
      );
    expect(await refusal(backupFolder, exercise.folder, recovery.identity)).toBe("register.folder-taken");
    expect(await refusal(backupFolder, target.folder, evidence.identity)).toBe("key.wrong-identity");
    expect(await refusal(exercise.folder, target.folder, recovery.identity)).toBe("backup.not-found");
    expect(readdirSync(top)).toEqual(before);

    const bundle = join(backupFolder, "register/log/tile/entries/000.p");
    const width =
      readdirSync(bundle)
        .sort((a, b) => Number(a) - Number(b))
        .at(-1) ?? "";
    writeFileSync(join(bundle, width), "damaged");
    await expect(
      restore({ backup: backupFolder, ...target, identities: [recovery.identity] }),
    ).rejects.toMatchObject({ code: "log.damaged" });
    expect(existsSync(target.folder)).toBe(false);
    expect(readdirSync(top).filter((name) => name.startsWith("."))).toEqual([]);
  });
});

test("whoever serves a register backs it up for a client while others go on recording", async () => {
  await withWorkingRegister(async ({ exercise, register, caseRef, backupFolder }) => {
    const served = await serve(register);
    const options = { keyFolder: exercise.keyFolder, command: "client" };
    const client: RegisterSession = await openSession(exercise.folder, options);
    const clerk = new Clerk(client, exercise.founder);
    const recording = Promise.all(Array.from({ length: 60 }, (_, i) => clerk.seize(caseRef, `Q-${i}`)));
    const backedUp = await client.backup(backupFolder);
    await recording;
    expect(backedUp.size).toBeLessThanOrEqual((await client.status()).size);
    await client.close();
    await served.close();

    cpSync(exercise.keyFolder, join(exercise.top, "other-keys"), { recursive: true });
    rmSync(join(exercise.top, "other-keys", "last-signed"));
    const restored = { folder: join(exercise.top, "restored"), keyFolder: join(exercise.top, "other-keys") };
    await restore({ backup: backupFolder, ...restored, identities: [exercise.recovery.identity] });
    const report = await verifyExercise(restored, { deep: true });
    expect(faultsOf(report)).toEqual([]);
    expect(report.counts.intact).toBe(backedUp.size);
  });
});
