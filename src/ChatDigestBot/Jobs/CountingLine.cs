using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace ChatDigestBot.Jobs;

/// <summary>An interpolated string whose holes are numbers with names, so that a line and its values are written once and cannot differ.</summary>
[InterpolatedStringHandler]
internal sealed class CountingLine(int literalLength, int formattedCount)
{
    private readonly StringBuilder _words = new(literalLength);
    private readonly List<RunPoint> _counts = new(formattedCount);

    public void AppendLiteral(string words) => _words.Append(words);

    /// <param name="format">What is counted; a hole without it does not compile.</param>
    public void AppendFormatted(long number, string format)
    {
        _words.Append(CultureInfo.InvariantCulture, $"{number}");
        _counts.Add(new RunPoint(format, number));
    }

    public JobResult ToResult() => new(_words.ToString(), _counts);
}
