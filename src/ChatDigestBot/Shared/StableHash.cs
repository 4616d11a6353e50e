using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace ChatDigestBot.Shared;

/// <summary>Eight bytes of a SHA-256: the same for the same text, for ever and on every machine.</summary>
internal static class StableHash
{
    public static long Of(ReadOnlySpan<char> text) => Of(MemoryMarshal.AsBytes(text));

    public static long Of(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, hash);
        return BinaryPrimitives.ReadInt64LittleEndian(hash);
    }
}
