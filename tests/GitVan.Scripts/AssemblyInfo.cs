using System.Runtime.Versioning;

// Process groups, run bits and sh: the scripts are about POSIX systems.
[assembly: UnsupportedOSPlatform("windows")]
