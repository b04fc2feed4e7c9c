// SPDX-License-Identifier: Apache-2.0
// A medium with sectors that it does not give, for the process that this is preloaded into: reads of the file or
// device SCELLE_MEDIUM that touch a range of SCELLE_UNREADABLE ("offset:length,…") fail with EIO, as the kernel
// has them fail on a worn disk.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

static int is_medium(int fd) {
  const char *path = getenv("SCELLE_MEDIUM");
  struct stat medium, found;
  if (path == NULL || stat(path, &medium) != 0 || fstat(fd, &found) != 0) return 0;
  if (S_ISBLK(medium.st_mode)) return S_ISBLK(found.st_mode) && found.st_rdev == medium.st_rdev;
  return found.st_dev == medium.st_dev && found.st_ino == medium.st_ino;
}

static int touches(off_t offset, size_t size) {
  const char *at = getenv("SCELLE_UNREADABLE");
  while (at != NULL && *at != '\0') {
    char *end;
    long long start = strtoll(at, &end, 10);
    long long length = *end == ':' ? strtoll(end + 1, &end, 10) : 0;
    if (offset < start + length && start < offset + (long long)size) return 1;
    at = *end == ',' ? end + 1 : NULL;
  }
  return 0;
}

static int fails(int fd, size_t size, off_t offset) {
  if (!touches(offset, size) || !is_medium(fd)) return 0;
  errno = EIO;
  return 1;
}

ssize_t pread64(int fd, void *into, size_t size, off64_t offset) {
  static ssize_t (*next)(int, void *, size_t, off64_t);
  if (next == NULL) *(void **)&next = dlsym(RTLD_NEXT, "pread64");
  return fails(fd, size, offset) ? -1 : next(fd, into, size, offset);
}

ssize_t pread(int fd, void *into, size_t size, off_t offset) { return pread64(fd, into, size, offset); }

ssize_t preadv64(int fd, const struct iovec *parts, int count, off64_t offset) {
  static ssize_t (*next)(int, const struct iovec *, int, off64_t);
  size_t size = 0;
  if (next == NULL) *(void **)&next = dlsym(RTLD_NEXT, "preadv64");
  for (int i = 0; i < count; i++) size += parts[i].iov_len;
  return fails(fd, size, offset) ? -1 : next(fd, parts, count, offset);
}

ssize_t preadv(int fd, const struct iovec *parts, int count, off_t offset) {
  return preadv64(fd, parts, count, offset);
}
