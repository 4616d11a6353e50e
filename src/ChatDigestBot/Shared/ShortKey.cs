using System.Security.Cryptography;
using System.Text;

namespace ChatDigestBot.Shared;

/// <summary>Short names of letters and digits that fit into a button's 64 bytes and a link's path.</summary>
internal static class ShortKey
{
    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    /// <summary>A key nobody can guess: about 5.95 bits a character, 22 characters for 128 bits.</summary>
    public static string New(int length = 22) => RandomNumberGenerator.GetString(Alphabet, length);

    /// <summary>What is stored in the place of a key that lets somebody in: whoever reads the database cannot use it.</summary>
    public static string Hash(string key) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    /// <summary>The same key for the same text, for ever; 10 characters collide once in about 10^9 texts.</summary>
    public static string For(string text, int length = 10)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(text));
        return string.Create(length, hash, static (key, bytes) =>
        {
            var rest = new UInt128(BitConverter.ToUInt64(bytes, 0), BitConverter.ToUInt64(bytes, 8));
            for (var index = 0; index < key.Length; index++)
            {
                (rest, var digit) = UInt128.DivRem(rest, (UInt128)Alphabet.Length);
                key[index] = Alphabet[(int)digit];
            }
        });
    }
}
