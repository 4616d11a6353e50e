using ChatDigestBot.Shared;

namespace ChatDigestBot.Feeds.Lists;

/// <summary>The feeds in use. The last good reading of the file stays until a better one comes.</summary>
/// <remarks>A wrong file stops nothing: it is logged with line and key once, and everything goes on with the feeds from before.</remarks>
internal sealed class FeedList(FeedsOptions options, ILogger<FeedList> logger)
{
    private readonly Lock _lock = new();
    private IReadOnlyList<ListedFeed> _feeds = [];
    private string? _lastText;

    public string Path => options.Path;

    /// <summary>What is wrong with the file as it is now; null when it is good.</summary>
    public string? Problem { get; private set; }

    /// <summary>Looks at the file again each time.</summary>
    public IReadOnlyList<ListedFeed> Read()
    {
        lock (_lock)
        {
            if (!File.Exists(options.Path))
            {
                (_feeds, Problem, _lastText) = ([], null, null);
                return _feeds;
            }

            try
            {
                var text = File.ReadAllText(options.Path);
                if (text != _lastText)
                {
                    _lastText = text;
                    (_feeds, Problem) = (FeedFile.Parse(text), null);
                }
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                _lastText = null; // read again once it can be
                Fail($"it cannot be read ({exception.GetType().Name})");
            }
            catch (ContentFileException exception)
            {
                Fail(exception.Message);
            }

            return _feeds;
        }
    }

    private void Fail(string problem)
    {
        if (Problem != problem)
        {
            Problem = problem;
            logger.FeedListIsWrong(options.Path, problem);
        }
    }
}
