using System.Globalization;
using System.Text;
using ChatDigestBot.Articles.Cleaning;
using ChatDigestBot.Articles.Reading;
using ChatDigestBot.Articles.Stories;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Benchmarks.Articles;

/// <summary>Counts how many posts have each word, or pair of Chinese characters, and writes the list that <see cref="WordRarity"/> reads.</summary>
/// <remarks>Chinese posts and others are counted by themselves, so that a word is as rare as it is among its own.</remarks>
internal sealed class FitRarity : IBenchmark
{
    private const int WordsALine = 24;

    public string Name => "fit-rarity";

    public string Description => "count how rare words are in news, for stories: FILE FOLDER … (src/ChatDigestBot/Articles/Stories/word-rarity.txt; tens of thousands of posts)";

    public async Task RunAsync(string[] words, TextWriter output, CancellationToken cancellationToken)
    {
        var (han, latin) = (new Counted(IsHan: true), new Counted(IsHan: false));
        foreach (var post in words[1..].SelectMany(Read))
        {
            var text = TextFolding.Fold(post.Title + "\n" + RareWords.Beginning(post.Text));
            (text.Any(TextFolding.IsHan) ? han : latin).Add(Wordings.Write(text));
        }

        var levels = latin.Levels().Concat(han.Levels()).GroupBy(word => word.Level).OrderBy(level => level.Key);
        var lines = levels.SelectMany(level => level.Select(word => word.Word).Chunk(WordsALine).Select(some => string.Create(CultureInfo.InvariantCulture, $"{level.Key} {string.Join(' ', some)}")));
        await File.WriteAllTextAsync(words[0], string.Join('\n', lines) + "\n", new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), cancellationToken);
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{han.Posts} Chinese posts, {latin.Posts} others"));
    }

    private static IEnumerable<CleanPost> Read(string folder)
    {
        foreach (var file in new PostFolder(folder).List(_ => { }))
        {
            if (PostReader.Read(folder, file) is PostReading.Loaded loaded)
            {
                yield return PostCleaner.Clean(loaded.Post, DateTimeOffset.UnixEpoch);
            }
        }
    }

    private sealed record Counted(bool IsHan)
    {
        private readonly Dictionary<string, int> _having = new(StringComparer.Ordinal);

        public int Posts { get; private set; }

        public void Add(string text)
        {
            Posts++;
            var seen = new HashSet<string>(StringComparer.Ordinal);
            for (var parts = new PartReader(text); parts.TryRead(out var part);)
            {
                // The other script's words are too few to be counted here, and numbers have weights of their own.
                if (TextFolding.IsHan(part[0]) == IsHan && (IsHan || part.ContainsAnyInRange('a', 'z')) && seen.Add(part.ToString()))
                {
                    _having[part.ToString()] = _having.GetValueOrDefault(part.ToString()) + 1;
                }
            }
        }

        public IEnumerable<(int Level, string Word)> Levels() => _having.Where(word => word.Value > WordRarity.LeastListed)
            .OrderByDescending(word => word.Value).ThenBy(word => word.Key, StringComparer.Ordinal).Select(word => (WordRarity.Level(word.Value, Posts), word.Key));
    }
}
