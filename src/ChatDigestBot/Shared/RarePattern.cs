using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace ChatDigestBot.Shared;

/// <summary>Patterns that are asked now and then: of what a person types, composes or has a model write, and not of each paragraph of each post.</summary>
/// <remarks>
/// They are interpreted. Generated code for two dozen of them was a fifth of what is generated for all patterns; it would be compiled with the
/// program and once more when it first runs, which takes longer than all its matches save. A pattern that begins anywhere in 4,096 characters
/// with a run of any length is none for here: interpreted it comes near its limit.
/// </remarks>
internal static class RarePattern
{
    /// <summary>It never looks for longer than <see cref="PatternLimit"/>.</summary>
    public static Regex Of([StringSyntax(StringSyntaxAttribute.Regex)] string pattern, RegexOptions options = RegexOptions.None) =>
        new(pattern, options | RegexOptions.CultureInvariant, TimeSpan.FromMilliseconds(PatternLimit.Milliseconds));
}
