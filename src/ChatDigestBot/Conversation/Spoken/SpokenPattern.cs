namespace ChatDigestBot.Conversation.Spoken;

/// <summary>Which words a sentence consists of, in any order: <c>when digest|send ?next</c>. With <c>*</c> one piece of it is something else, such as 机器人 in 有没有机器人的; with <c>#</c> it names an item of a list.</summary>
/// <remarks>
/// A pattern fits only where its words are the whole sentence, so that a sentence of the news with one of them in it stays one. Of all ways to
/// read the sentence the one is taken that leaves the least to the piece, then the one with the fewest words.
/// </remarks>
internal sealed class SpokenPattern
{
    private const int MaxPiece = 20;

    /// <summary>A character of the piece costs more than any number of words.</summary>
    private const int PieceCost = 1000;

    /// <summary>So does one that is passed over.</summary>
    private const int NoiseCost = 1000;

    private readonly UInt128[] _needed;
    private readonly UInt128 _allowed;
    private readonly Piece _piece;

    private SpokenPattern(UInt128[] needed, UInt128 allowed, Piece piece) => (_needed, _allowed, _piece) = (needed, allowed, piece);

    private enum Piece
    {
        None,
        Words,
        Item,
    }

    private enum Stage
    {
        BeforePiece,
        InPiece,
        AfterPiece,
    }

    /// <param name="text"><c>a|b</c> is one of them at least, <c>?c</c> may stand anywhere, <c>*</c> is the piece, <c>#</c> an item.</param>
    public static SpokenPattern Parse(string text)
    {
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var piece = parts.Contains("*") ? Piece.Words : parts.Contains("#") ? Piece.Item : Piece.None;
        return new SpokenPattern(
            [.. parts.Where(part => part[0] is not ('?' or '*' or '#')).Select(part => SpokenLexicon.KindsOf(part.Split('|')))],
            SpokenLexicon.KindsOf(parts.Where(part => part[0] == '?').Select(part => part[1..])) | (piece == Piece.Words ? SpokenLexicon.AlwaysBesideMore : SpokenLexicon.Always),
            piece);
    }

    /// <summary>The piece, or the item's number; empty where the pattern has neither; null where the sentence does not fit.</summary>
    public string? Find(SpokenText text)
    {
        if ((_piece == Piece.Item && text.Items.Count == 0) || !Array.TrueForAll(_needed, needed => (needed & text.Kinds) != 0))
        {
            return null;
        }

        return Read(text, isNoise: null) is not { } best ? null
            : _piece == Piece.None ? ""
            : _piece == Piece.Item ? text.Items[best.Start].Number
            : text.Typed[best.Start..best.End].Trim() is { Length: > 0 and <= MaxPiece } piece ? piece
            : null;
    }

    /// <summary>How many characters must be passed over for the sentence to fit; null where it fits in no way. A pattern with a piece passes over nothing.</summary>
    /// <param name="text">The sentence.</param>
    /// <param name="isNoise">Which characters may be passed over.</param>
    public int? Noise(SpokenText text, bool[] isNoise) => _piece != Piece.None ? null : Read(text, isNoise)?.Cost / NoiseCost;

    private Way? Read(SpokenText text, bool[]? isNoise)
    {
        var folded = text.Folded;
        var ways = new Way?[folded.Length + 1, 1 << _needed.Length, 3];
        ways[0, 0, 0] = new Way(0, 0, 0);
        for (var at = 0; at < folded.Length; at++)
        {
            var isBoundary = !SpokenLexicon.IsInsideLatin(folded, at);
            for (var met = 0; met < 1 << _needed.Length; met++)
            {
                for (var stage = Stage.BeforePiece; stage <= Stage.AfterPiece; stage++)
                {
                    if (ways[at, met, (int)stage] is not { } way)
                    {
                        continue;
                    }

                    if (stage != Stage.InPiece && !char.IsLetterOrDigit(folded[at]))
                    {
                        Keep(at + 1, met, stage, way);
                    }

                    if (isNoise?[at] == true)
                    {
                        Keep(at + 1, met, stage, way with { Cost = way.Cost + NoiseCost });
                    }

                    if (isBoundary)
                    {
                        KeepWords(at, met, stage, way);
                    }

                    if (_piece == Piece.Item && stage == Stage.BeforePiece && text.Items.TryGetValue(at, out var item))
                    {
                        Keep(at + item.Length, met, Stage.AfterPiece, way with { Start = at, End = at + item.Length });
                    }

                    if (_piece == Piece.Words && ((stage == Stage.BeforePiece && isBoundary && char.IsLetterOrDigit(folded[at])) || (stage == Stage.InPiece && IsOfPiece(folded[at]))))
                    {
                        Keep(at + 1, met, Stage.InPiece, way with { Cost = way.Cost + PieceCost, Start = stage == Stage.InPiece ? way.Start : at, End = at + 1 });
                    }
                }
            }
        }

        var all = (1 << _needed.Length) - 1;
        return (_piece != Piece.None ? new[] { ways[folded.Length, all, (int)Stage.InPiece], ways[folded.Length, all, (int)Stage.AfterPiece] } : [ways[folded.Length, all, (int)Stage.BeforePiece]])
            .OfType<Way>().OrderBy(way => way.Cost).Select(way => (Way?)way).FirstOrDefault();

        void KeepWords(int at, int met, Stage stage, Way way)
        {
            var next = stage == Stage.InPiece ? Stage.AfterPiece : stage;
            foreach (var word in text.Words[at])
            {
                var longer = way with { Cost = way.Cost + 1 };
                if ((word.Kinds & _allowed) != 0)
                {
                    Keep(at + word.Length, met, next, longer);
                }

                for (var needed = 0; needed < _needed.Length; needed++)
                {
                    if ((word.Kinds & _needed[needed]) != 0)
                    {
                        Keep(at + word.Length, met | (1 << needed), next, longer);
                    }
                }
            }
        }

        void Keep(int at, int met, Stage stage, Way way)
        {
            if (ways[at, met, (int)stage] is not { } known || way.Cost < known.Cost)
            {
                ways[at, met, (int)stage] = way;
            }
        }
    }

    // 5G-A, C++, AT&T.
    private static bool IsOfPiece(char character) => char.IsLetterOrDigit(character) || character is ' ' or '-' or '.' or '·' or '+' or '#' or '/' or '&' or '\'';

    /// <param name="Cost">The lower the better.</param>
    /// <param name="Start">Where the piece begins.</param>
    /// <param name="End">Where it ends.</param>
    private readonly record struct Way(int Cost, int Start, int End);
}
