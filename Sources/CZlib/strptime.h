#include <time.h>

/* <time.h> declares it for X/Open sources only, and which sources these are is settled before this file is read. */
extern char *strptime(const char *text, const char *format, struct tm *time);
