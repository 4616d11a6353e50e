namespace ChatDigestBot.Tests.Conversation;

/// <summary>A file with more topics than one keyboard has room for; gone with the test.</summary>
internal sealed class ManyTopics : IDisposable
{
    private const int Count = 250;

    public ManyTopics() => File.WriteAllText(
        FilePath,
        "threshold: 10\ntopics:\n" + string.Concat(Enumerable.Range(1, Count).Select(number => $"  - id: t{number}\n    emoji: 🧩\n    zh: 话题{number}\n    en: Topic {number}\n    words:\n      10: [词{number}]\n")));

    public string FilePath { get; } = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".yaml");

    public void Dispose() => File.Delete(FilePath);
}
