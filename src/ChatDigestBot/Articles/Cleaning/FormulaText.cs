using System.Buffers;
using System.Collections.Frozen;
using System.Text.RegularExpressions;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Articles.Cleaning;

/// <summary>Reads formulas that stand in a text in TeX's notation as one would write them on a line. Pure.</summary>
internal static partial class FormulaText
{
    private const int MaxText = 20_000;
    private const int MaxLength = 2_000;

    private static readonly SearchValues<char> Operators = SearchValues.Create("+-*/= ×·");

    // A space is written _.
    private static readonly FrozenDictionary<string, string> Signs =
        ("times=× cdot=· div=÷ pm=± leq=≤ le=≤ geq=≥ ge=≥ neq=≠ ne=≠ approx=≈ equiv=≡ sim=~ to=→ rightarrow=→ leftarrow=← infty=∞ sum=∑ prod=∏ int=∫ partial=∂ "
            + "nabla=∇ in=∈ alpha=α beta=β gamma=γ delta=δ epsilon=ε varepsilon=ε theta=θ lambda=λ mu=μ nu=ν pi=π rho=ρ sigma=σ tau=τ phi=φ varphi=φ chi=χ psi=ψ "
            + "omega=ω eta=η xi=ξ Gamma=Γ Delta=Δ Theta=Θ Lambda=Λ Pi=Π Sigma=Σ Phi=Φ Psi=Ψ Omega=Ω degree=° circ=° ldots=… cdots=… "
            + "left= right= displaystyle= limits= text= mathrm= mathbf= mathit= mathbb= mathcal= operatorname= rm= quad=_ qquad=_")
        .Split(' ').Select(pair => pair.Split('=')).ToFrozenDictionary(pair => pair[0], pair => pair[1].Replace('_', ' '), StringComparer.Ordinal);

    public static string Read(string text) =>
        text.Length <= MaxText && (text.Contains("$$", StringComparison.Ordinal) || text.Contains('\\', StringComparison.Ordinal)) ? Formula().Replace(text, static match => match.Length > MaxLength ? match.Value : OnOneLine(match)) : text;

    private static string OnOneLine(Match match)
    {
        var formula = match.Groups.Values.Skip(1).First(group => group.Success).Value;
        for (var before = ""; before != formula && formula.Contains('\\', StringComparison.Ordinal);)
        {
            before = formula;
            formula = Root().Replace(Fraction().Replace(formula, static part => $"{Grouped(part.Groups[1].Value)}/{Grouped(part.Groups[2].Value)}"), "√($1)");
        }

        formula = Command().Replace(formula, static part => part.Groups[1].Success ? Signs.GetValueOrDefault(part.Groups[1].Value, part.Groups[1].Value) : " ");
        formula = Index().Replace(formula, static part => part.Groups[1].Value + Grouped(part.Groups[2].Value));
        return Spaces().Replace(formula.Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal), " ").Trim();
    }

    private static string Grouped(string part) => part.Length > 1 && part.AsSpan().ContainsAny(Operators) ? $"({part.Trim()})" : part.Trim();

    [GeneratedRegex(@"\$\$([^$]{1,1000})\$\$|\\\((.{1,1000}?)\\\)|\\\[(.{1,1000}?)\\\]|(?<![\w$\\])\$((?=[^$]{0,200}\\[a-zA-Z])[^$\s][^$\n]{0,200})\$(?![\w$])", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Formula();

    [GeneratedRegex(@"\\[dt]?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Fraction();

    [GeneratedRegex(@"\\sqrt\s*\{([^{}]*)\}", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Root();

    [GeneratedRegex(@"\\(?:([a-zA-Z]+)|[^a-zA-Z])", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Command();

    [GeneratedRegex(@"([\^_])\{([^{}]*)\}", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Index();

    [GeneratedRegex(@"\s+", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Spaces();
}
