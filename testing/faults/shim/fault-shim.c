// SPDX-License-Identifier: Apache-2.0
// Preloaded into a process (ld.so(8), LD_PRELOAD), it counts the calls that change a folder and lets one of
// them fail, in whatever thread it is made.
//
//   SHIM_ROOT    absolute path; calls on paths below it count
//   SHIM_RECORD  file of 1,024 bytes: u32 counted, u32 fired, then operation and path of the one that fired
//   SHIM_MODE    count, kill-before, kill-after, EIO, ENOSPC, or skip, which does nothing and says it did
//   SHIM_AT      number of the call, from 1
//   SHIM_LOG     optional; every counted call that was made, one line each: number, operation, errno, paths
//   SHIM_MARKS   optional folder; opening a path below it is noted in the log and does not count
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

enum mode { COUNT, KILL_BEFORE, KILL_AFTER, FAIL, SKIP };

struct record {
  uint32_t counted;
  uint32_t fired;
  char what[1016];
};

static const char *root, *marks;
static size_t root_length, marks_length;
static struct record *record;
static enum mode mode = COUNT;
static int failure;
static uint32_t at;
static int log_descriptor = -1;
static pthread_mutex_t log_mutex = PTHREAD_MUTEX_INITIALIZER;

static long (*real_syscall)(long, ...);
static int (*real_open)(const char *, int, ...);

#define REAL(type, name, ...)                                   \
  static type (*real)(__VA_ARGS__);                             \
  if (real == NULL) real = (type (*)(__VA_ARGS__))dlsym(RTLD_NEXT, #name)

__attribute__((constructor)) static void begin(void) {
  real_syscall = (long (*)(long, ...))dlsym(RTLD_NEXT, "syscall");
  real_open = (int (*)(const char *, int, ...))dlsym(RTLD_NEXT, "open");
  const char *record_path = getenv("SHIM_RECORD"), *name = getenv("SHIM_MODE"), *log = getenv("SHIM_LOG");
  root = getenv("SHIM_ROOT");
  marks = getenv("SHIM_MARKS");
  unsetenv("LD_PRELOAD"); // What this process starts is not part of it.
  if (root == NULL || record_path == NULL || name == NULL) return;
  root_length = strlen(root);
  marks_length = marks == NULL ? 0 : strlen(marks);
  int descriptor = real_open(record_path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (descriptor < 0 || ftruncate(descriptor, sizeof *record) != 0) abort();
  record = mmap(NULL, sizeof *record, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0);
  if (record == MAP_FAILED) abort();
  close(descriptor);
  if (log != NULL) log_descriptor = real_open(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  at = getenv("SHIM_AT") == NULL ? 0 : (uint32_t)atol(getenv("SHIM_AT"));
  if (strcmp(name, "kill-before") == 0) mode = KILL_BEFORE;
  else if (strcmp(name, "kill-after") == 0) mode = KILL_AFTER;
  else if (strcmp(name, "skip") == 0) mode = SKIP;
  else if (strcmp(name, "EIO") == 0) mode = FAIL, failure = EIO;
  else if (strcmp(name, "ENOSPC") == 0) mode = FAIL, failure = ENOSPC;
  else if (strcmp(name, "count") != 0) abort();
}

static int is_below(const char *path, const char *folder, size_t length) {
  return folder != NULL && strncmp(path, folder, length) == 0 && (path[length] == '/' || path[length] == 0);
}

/* Absolute paths are taken as they are: the program that is tested uses no others below the root. */
static int counts(const char *path) {
  return record != NULL && path != NULL && is_below(path, root, root_length);
}

static int descriptor_counts(int descriptor, char *path) {
  char link[64];
  if (record == NULL || descriptor < 3) return 0;
  snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
  ssize_t length = readlink(link, path, PATH_MAX - 1);
  if (length <= 0) return 0;
  path[length] = 0;
  return counts(path);
}

static void write_log(uint32_t number, const char *operation, int error, const char *path, const char *other) {
  char line[2 * PATH_MAX + 64];
  if (log_descriptor < 0) return;
  int length = snprintf(line, sizeof line, "%u\t%s\t%d\t%s\t%s\n", number, operation, error, path, other);
  pthread_mutex_lock(&log_mutex);
  real_syscall(SYS_write, log_descriptor, line, (size_t)length);
  pthread_mutex_unlock(&log_mutex);
}

static void die(void) {
  real_syscall(SYS_kill, getpid(), SIGKILL);
  for (;;) pause();
}

/* Counts a call. Answers 1 where it is not to be made: then errno says why, or nothing for one to skip. */
static int befallen(const char *operation, const char *path, uint32_t *number, int *fires) {
  *number = __atomic_add_fetch(&record->counted, 1, __ATOMIC_SEQ_CST);
  *fires = mode != COUNT && *number == at;
  if (!*fires) return 0;
  snprintf(record->what, sizeof record->what, "%s %s", operation, path);
  __atomic_add_fetch(&record->fired, 1, __ATOMIC_SEQ_CST);
  if (mode == KILL_BEFORE) die();
  if (mode == KILL_AFTER) return 0;
  errno = mode == FAIL ? failure : 0;
  return 1;
}

#define CALL(type, operation, path, other, skipped, call)          \
  do {                                                             \
    uint32_t ordinal;                                               \
    int fires;                                                     \
    if (befallen(operation, path, &ordinal, &fires))                \
      return mode == FAIL ? (type)-1 : (type)(skipped);            \
    type result = (call);                                          \
    int error = result < 0 ? errno : 0;                            \
    write_log(ordinal, operation, error, path, other);              \
    if (fires) die();                                              \
    errno = error;                                                 \
    return result;                                                 \
  } while (0)

static int opened(int folder, const char *path, int flags, mode_t rights) {
  REAL(int, openat, int, const char *, int, ...);
  if (path != NULL && is_below(path, marks, marks_length)) write_log(0, "mark", 0, path, "");
  if (!counts(path)) return real(folder, path, flags, rights);
  const char *operation = "open";
  if ((flags & O_CREAT) != 0 && access(path, F_OK) != 0) operation = "create";
  if ((flags & O_TRUNC) != 0 && operation[0] == 'o') operation = "truncate";
  CALL(int, operation, path, "", -1, real(folder, path, flags, rights));
}

#define OPEN_MODE                                                   \
  mode_t rights = 0;                                                \
  if ((flags & (O_CREAT | O_TMPFILE)) != 0) {                       \
    va_list arguments;                                              \
    va_start(arguments, flags);                                     \
    rights = va_arg(arguments, mode_t);                             \
    va_end(arguments);                                              \
  }

int open(const char *path, int flags, ...) { OPEN_MODE return opened(AT_FDCWD, path, flags, rights); }
int open64(const char *path, int flags, ...) { OPEN_MODE return opened(AT_FDCWD, path, flags | O_LARGEFILE, rights); }
int openat(int folder, const char *path, int flags, ...) { OPEN_MODE return opened(folder, path, flags, rights); }
int openat64(int folder, const char *path, int flags, ...) { OPEN_MODE return opened(folder, path, flags | O_LARGEFILE, rights); }
int creat(const char *path, mode_t rights) { return opened(AT_FDCWD, path, O_CREAT | O_WRONLY | O_TRUNC, rights); }
int creat64(const char *path, mode_t rights) { return opened(AT_FDCWD, path, O_CREAT | O_WRONLY | O_TRUNC | O_LARGEFILE, rights); }

#define ON_DESCRIPTOR(type, name, operation, skipped, parameters, arguments, ...) \
  type name parameters {                                                          \
    REAL(type, name, __VA_ARGS__);                                                \
    char path[PATH_MAX];                                                          \
    if (!descriptor_counts(fd, path)) return real arguments;                      \
    CALL(type, operation, path, "", skipped, real arguments);                     \
  }

static ssize_t sum(const struct iovec *parts, int count) {
  ssize_t bytes = 0;
  for (int i = 0; i < count; i++) bytes += (ssize_t)parts[i].iov_len;
  return bytes;
}

ON_DESCRIPTOR(ssize_t, write, "write", n, (int fd, const void *b, size_t n), (fd, b, n), int, const void *, size_t)
ON_DESCRIPTOR(ssize_t, pwrite, "write", n, (int fd, const void *b, size_t n, off_t o), (fd, b, n, o), int, const void *, size_t, off_t)
ON_DESCRIPTOR(ssize_t, pwrite64, "write", n, (int fd, const void *b, size_t n, off64_t o), (fd, b, n, o), int, const void *, size_t, off64_t)
ON_DESCRIPTOR(ssize_t, writev, "write", sum(v, n), (int fd, const struct iovec *v, int n), (fd, v, n), int, const struct iovec *, int)
ON_DESCRIPTOR(ssize_t, pwritev, "write", sum(v, n), (int fd, const struct iovec *v, int n, off_t o), (fd, v, n, o), int, const struct iovec *, int, off_t)
ON_DESCRIPTOR(ssize_t, pwritev64, "write", sum(v, n), (int fd, const struct iovec *v, int n, off64_t o), (fd, v, n, o), int, const struct iovec *, int, off64_t)
ON_DESCRIPTOR(ssize_t, sendfile, "write", n, (int fd, int in, off_t *o, size_t n), (fd, in, o, n), int, int, off_t *, size_t)
ON_DESCRIPTOR(ssize_t, sendfile64, "write", n, (int fd, int in, off64_t *o, size_t n), (fd, in, o, n), int, int, off64_t *, size_t)
ON_DESCRIPTOR(int, ftruncate, "truncate", 0, (int fd, off_t n), (fd, n), int, off_t)
ON_DESCRIPTOR(int, ftruncate64, "truncate", 0, (int fd, off64_t n), (fd, n), int, off64_t)
ON_DESCRIPTOR(int, fsync, "sync", 0, (int fd), (fd), int)
ON_DESCRIPTOR(int, fdatasync, "sync", 0, (int fd), (fd), int)

#define ON_PATH(name, operation, parameters, arguments, path, ...) \
  int name parameters {                                            \
    REAL(int, name, __VA_ARGS__);                                  \
    if (!counts(path)) return real arguments;                      \
    CALL(int, operation, path, "", 0, real arguments);             \
  }

ON_PATH(unlink, "unlink", (const char *p), (p), p, const char *)
ON_PATH(unlinkat, "unlink", (int d, const char *p, int f), (d, p, f), p, int, const char *, int)
ON_PATH(rmdir, "unlink", (const char *p), (p), p, const char *)
ON_PATH(mkdir, "mkdir", (const char *p, mode_t m), (p, m), p, const char *, mode_t)
ON_PATH(mkdirat, "mkdir", (int d, const char *p, mode_t m), (d, p, m), p, int, const char *, mode_t)

#define ON_TWO_PATHS(name, operation, parameters, arguments, from, to, ...) \
  int name parameters {                                                     \
    REAL(int, name, __VA_ARGS__);                                           \
    if (!counts(from) && !counts(to)) return real arguments;                \
    CALL(int, operation, to, from, 0, real arguments);                      \
  }

ON_TWO_PATHS(rename, "rename", (const char *p, const char *q), (p, q), p, q, const char *, const char *)
ON_TWO_PATHS(renameat, "rename", (int d, const char *p, int e, const char *q), (d, p, e, q), p, q, int, const char *, int, const char *)
ON_TWO_PATHS(renameat2, "rename", (int d, const char *p, int e, const char *q, unsigned f), (d, p, e, q, f), p, q, int, const char *, int, const char *, unsigned)
ON_TWO_PATHS(link, "link", (const char *p, const char *q), (p, q), p, q, const char *, const char *)
ON_TWO_PATHS(linkat, "link", (int d, const char *p, int e, const char *q, int f), (d, p, e, q, f), p, q, int, const char *, int, const char *, int)

/* The one copying call that libuv makes by its number. */
long syscall(long number, ...) {
  va_list arguments;
  va_start(arguments, number);
  long a[6];
  for (int i = 0; i < 6; i++) a[i] = va_arg(arguments, long);
  va_end(arguments);
  if (real_syscall == NULL) real_syscall = (long (*)(long, ...))dlsym(RTLD_NEXT, "syscall");
  char path[PATH_MAX];
  if (number != SYS_copy_file_range || !descriptor_counts((int)a[2], path))
    return real_syscall(number, a[0], a[1], a[2], a[3], a[4], a[5]);
  CALL(long, "write", path, "", a[4], real_syscall(number, a[0], a[1], a[2], a[3], a[4], a[5]));
}

ssize_t copy_file_range(int in, off64_t *from, int out, off64_t *to, size_t size, unsigned flags) {
  return syscall(SYS_copy_file_range, (long)in, (long)from, (long)out, (long)to, (long)size, (long)flags);
}
