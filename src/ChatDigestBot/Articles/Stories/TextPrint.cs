using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Articles.Stories;

/// <summary>A text's print: 64 minima of its runs of five characters, then its first figures and its keywords. Two prints agree in as many of the 64 places as their texts share runs. Pure.</summary>
/// <remarks>MinHash (Broder 1997). Only letters and digits count, folded, so that layout and punctuation make no difference.</remarks>
internal static class TextPrint
{
    public const int Length = 64;

    private const int MaxFigures = 16;
    private const int RunLength = 5;
    private const int MaxRuns = 8_000;

    // Fixed for ever: prints are kept in the database.
    private static readonly uint[] Multipliers = BuildNumbers(0x9E3779B97F4A7C15, isOdd: true);
    private static readonly uint[] Masks = BuildNumbers(0xD1B54A32D192ED03, isOdd: false);

    /// <summary>Null for a text too short to compare.</summary>
    public static ushort[]? Of(string title, string text)
    {
        Span<uint> minima = stackalloc uint[Length];
        minima.Fill(uint.MaxValue);
        var runs = Feed(text, minima, 0);
        if (runs < 4)
        {
            // Without a text of its own a post is what its title says.
            runs = Feed(title, minima, runs);
        }

        if (runs < 4)
        {
            return null;
        }

        Span<uint> figures = stackalloc uint[MaxFigures];
        var count = TextFigures.Find(ChineseNumerals.Write(text.Length <= TextFigures.MaxText ? text : text[..TextFigures.MaxText]), figures);
        var print = new ushort[Length + count + Keywords.Length];
        var corrected = StoryFacts.TitleItCorrects(title, text);
        Keywords.Find(corrected ?? title, text, mayTellAnything: corrected is not null, print.AsSpan(Length + count));
        for (var index = 0; index < Length + count; index++)
        {
            var value = index < Length ? minima[index] : figures[index - Length];
            print[index] = (ushort)(value ^ (value >> 16));
        }

        return print;
    }

    /// <summary>The first figures that the text gives.</summary>
    public static ReadOnlySpan<ushort> Figures(ReadOnlySpan<ushort> print) => print.Length < Length + Keywords.Length ? [] : print[Length..^Keywords.Length];

    /// <summary>Its <see cref="Keywords"/>, without the zeros.</summary>
    public static ReadOnlySpan<ushort> Keys(ReadOnlySpan<ushort> print) => print.Length < Length + Keywords.Length ? [] : print[^Keywords.Length..^Keywords.Kinds].TrimEnd((ushort)0);

    /// <summary>What the title says happened, as <see cref="EventKinds"/> has it.</summary>
    public static ulong Kinds(ReadOnlySpan<ushort> print) => print.Length < Length + Keywords.Length ? 0 : MemoryMarshal.Read<ulong>(MemoryMarshal.AsBytes(print[^Keywords.Kinds..]));

    /// <summary>From 0 to 1: about the part of all runs that both texts have.</summary>
    public static double Similarity(ReadOnlySpan<ushort> one, ReadOnlySpan<ushort> other)
    {
        var same = 0;
        for (var index = 0; index < Length; index++)
        {
            same += one[index] == other[index] ? 1 : 0;
        }

        return (double)same / Length;
    }

    public static byte[] ToBytes(ushort[]? print) => print is null ? [] : MemoryMarshal.AsBytes(print.AsSpan()).ToArray();

    public static ushort[]? FromBytes(byte[] bytes) => bytes.Length >= Length * sizeof(ushort) ? MemoryMarshal.Cast<byte, ushort>(bytes).ToArray() : null;

    private static int Feed(string text, Span<uint> minima, int runs)
    {
        ulong window = 0;
        var filled = 0;
        foreach (var character in text)
        {
            if (!char.IsLetterOrDigit(character))
            {
                continue;
            }

            // Twelve bits a character are enough to tell runs apart after mixing.
            window = ((window << 12) ^ (TextFolding.Fold(character) * 0x9E3779B1u)) & 0x0FFF_FFFF_FFFF_FFFF;
            if (++filled >= RunLength)
            {
                Lower(minima, Mix(window));
                if (++runs >= MaxRuns)
                {
                    break;
                }
            }
        }

        return runs;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Lower(Span<uint> minima, uint run)
    {
        var value = new Vector<uint>(run);
        for (var index = 0; index < Length; index += Vector<uint>.Count)
        {
            var hash = (value ^ new Vector<uint>(Masks, index)) * new Vector<uint>(Multipliers, index);
            Vector.Min(hash, new Vector<uint>(minima[index..])).CopyTo(minima[index..]);
        }
    }

    private static uint Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return (uint)(value ^ (value >> 31));
    }

    private static uint[] BuildNumbers(ulong seed, bool isOdd)
    {
        var numbers = new uint[Length];
        for (var index = 0; index < Length; index++)
        {
            seed += 0x9E3779B97F4A7C15;
            numbers[index] = isOdd ? Mix(seed) | 1 : Mix(seed);
        }

        return numbers;
    }
}
