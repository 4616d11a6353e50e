using ChatDigestBot.Articles.Reading;

namespace ChatDigestBot.Articles.Drafting;

/// <summary>Some files and what became of them so far. One thread fills it, another may take it away from that one.</summary>
internal sealed class DraftGroup(PostFile[] files)
{
    private readonly Lock _lock = new();
    private long? _begunAt;
    private bool _isGivenUp;

    public PostFile[] Files => files;

    public ReadFile[] Results { get; private init; } = new ReadFile[files.Length];

    /// <summary>The file that is being read, or is next.</summary>
    public int At { get; set; }

    /// <summary>Who fills it.</summary>
    public Task? Reader { get; set; }

    public TaskCompletionSource Ready { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Null when all files are done.</summary>
    public PostFile? Next => At < files.Length ? files[At] : null;

    public void BeginJudging()
    {
        lock (_lock)
        {
            _begunAt = TimeProvider.System.GetTimestamp();
        }
    }

    /// <summary>Returns false when nobody waits for the result any more.</summary>
    public bool End(ReadFile result)
    {
        lock (_lock)
        {
            if (_isGivenUp)
            {
                return false;
            }

            Results[At++] = result;
            _begunAt = null;
            return true;
        }
    }

    /// <summary>Takes the group from a thread that has judged one post for longer; null where none has.</summary>
    public DraftGroup? GiveUp(TimeSpan patience)
    {
        lock (_lock)
        {
            if (_begunAt is not { } begunAt || TimeProvider.System.GetElapsedTime(begunAt) < patience)
            {
                return null;
            }

            _isGivenUp = true;
            return new DraftGroup(files) { Results = [.. Results], At = At };
        }
    }
}
