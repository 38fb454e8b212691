"""Linux itself refuses this process network and other programs, whatever runs in it (seccomp(2), filter mode)."""

import ctypes
import platform
import struct
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class _Machine:
    audit: int  # AUDIT_ARCH_* of linux/audit.h
    calls: tuple[int, ...]  # socket, connect, socketpair, execve, execveat, ptrace, process_vm_writev


_MACHINES: Mapping[str, _Machine] = {
    "x86_64": _Machine(0xC000003E, (41, 42, 53, 59, 322, 101, 311)),
    "aarch64": _Machine(0xC00000B7, (198, 203, 199, 221, 281, 117, 271)),
    "loongarch64": _Machine(0xC0000102, (198, 203, 199, 221, 281, 117, 271)),
}
_PR_SET_SECCOMP, _PR_SET_NO_NEW_PRIVS, _MODE_FILTER = 22, 38, 2
_LOAD, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06  # operations of classic BPF (linux/bpf_common.h)
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050001  # SECCOMP_RET_ALLOW; SECCOMP_RET_ERRNO with EPERM
_OTHER_INTERFACE = 0x40000000  # system calls of x32


def forbid_system_calls() -> bool:
    """Whether the kernel took the filter; where it does not know it, Python's own lock (`child`) stands alone."""
    machine = _MACHINES.get(platform.machine())
    if machine is None or platform.system() != "Linux":
        return False
    rules = [(_LOAD, 0, 0, 4), (_EQUAL, 1, 0, machine.audit), (_RETURN, 0, 0, _REFUSE), (_LOAD, 0, 0, 0)]
    for place, call in enumerate(machine.calls):
        rules.append((_EQUAL, len(machine.calls) - place + 1, 0, call))
    rules += [(_AT_LEAST, 1, 0, _OTHER_INTERFACE), (_RETURN, 0, 0, _ALLOW), (_RETURN, 0, 0, _REFUSE)]
    program = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *rule) for rule in rules))
    filter_ = struct.pack("HxxxxxxP", len(rules), ctypes.addressof(program))
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0):
        return False
    return not libc.prctl(_PR_SET_SECCOMP, _MODE_FILTER, ctypes.c_char_p(filter_), 0, 0)
