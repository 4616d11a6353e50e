using System.Globalization;

namespace ChatDigestBot.Articles.Verbs;

/// <summary>A bar on standard error while a verb reads posts; nothing where nobody watches.</summary>
internal sealed class ProgressBar(int total) : IDisposable
{
    private const int Width = 40;

    private readonly bool _isSeen = !System.Console.IsErrorRedirected && total > 200;
    private int _shown = -1;

    public void Show(int done)
    {
        var share = total == 0 ? 100 : (int)(100L * done / total);
        if (_isSeen && share != _shown)
        {
            _shown = share;
            var full = Width * share / 100;
            System.Console.Error.Write(string.Create(CultureInfo.InvariantCulture, $"\r[{new string('#', full)}{new string('.', Width - full)}] {share,3} % of {total}"));
        }
    }

    /// <summary>Takes the bar away again.</summary>
    public void Dispose()
    {
        if (_isSeen && _shown >= 0)
        {
            _shown = -1;
            System.Console.Error.Write("\r" + new string(' ', Width + 30) + "\r");
        }
    }
}
