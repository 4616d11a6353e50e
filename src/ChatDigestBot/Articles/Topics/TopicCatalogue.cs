using ChatDigestBot.Shared;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Articles.Topics;

/// <summary>The topics in use. The last good reading of the file stays until a better one comes.</summary>
/// <remarks>A wrong file stops nothing: it is logged with line and key, and everything goes on with the topics from before.</remarks>
internal sealed class TopicCatalogue(string path, ILogger<TopicCatalogue> logger)
{
    private readonly Lock _lock = new();
    private volatile TopicSet _current = TopicSet.Empty;
    private volatile bool _isRead;
    private string? _lastText;
    private string? _lastProblem; // of that text

    public string Path { get; } = path;

    public TopicSet Current
    {
        get
        {
            if (!_isRead)
            {
                // Whoever else asks meanwhile waits for the reading, or would see no topics at all.
                Reload();
            }

            return _current;
        }
    }

    public IReadOnlyList<Topic> All => Current.Topics;

    /// <summary>What is wrong with the file as it is now; null when it is good.</summary>
    public string? Problem { get; private set; }

    /// <summary>The text of the file as it was last read, good or not.</summary>
    public string? Text => _lastText;

    /// <summary>By id, name in any language, or alias.</summary>
    public Topic? Find(string name) => Current.Find(name);

    /// <summary>What people read for the id of a topic: its label, or the id itself where there is no such topic any more.</summary>
    public string LabelOf(string id, Language language) => All.FirstOrDefault(topic => topic.Id == id)?.Label(language) ?? id;

    /// <summary>Reads the file again; true when there are other topics than before.</summary>
    public bool Reload()
    {
        lock (_lock)
        {
            var isChange = Read();
            _isRead = true;
            return isChange;
        }
    }

    /// <summary>Starts with topics kept from an earlier run when the file has none to offer.</summary>
    public void FallBackTo(string text)
    {
        lock (_lock)
        {
            if (_current.Topics.Count > 0)
            {
                return;
            }

            try
            {
                _current = TopicFile.Parse(text);
            }
            catch (ContentFileException exception)
            {
                logger.KeptTopicsAreWrong(exception.Message); // an older program was content with them
            }
        }
    }

    private bool Read()
    {
        string text;
        try
        {
            text = File.ReadAllText(Path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            _lastText ??= "";
            return Fail($"it cannot be read ({exception.GetType().Name})");
        }

        if (text == _lastText)
        {
            // It may have been away meanwhile: what is wrong with the text is as it was.
            Problem = _lastProblem;
            return false;
        }

        var isChange = Use(text);
        (_lastText, _lastProblem) = (text, Problem); // only now: what was not judged is judged again the next time
        return isChange;
    }

    private bool Use(string text)
    {
        try
        {
            var read = TopicFile.Parse(text);
            var isChange = read.Version != _current.Version;
            (_current, Problem) = (read, null);
            return isChange;
        }
        catch (ContentFileException exception)
        {
            return Fail(exception.Message);
        }
    }

    private bool Fail(string problem)
    {
        if (Problem != problem)
        {
            Problem = problem;
            logger.TopicsAreWrong(Path, problem);
        }

        return false;
    }
}
