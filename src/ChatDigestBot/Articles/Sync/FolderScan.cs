using ChatDigestBot.Articles.Reading;

namespace ChatDigestBot.Articles.Sync;

/// <summary>What a look at the folder found against what the catalogue knows, before any post is read.</summary>
internal sealed record FolderScan
{
    /// <summary>New, with another size or time than before, or due by its own dates; in the order of their paths.</summary>
    public required IReadOnlyList<PostFile> ToRead { get; init; }

    /// <summary>Of those to read, what is known.</summary>
    public required IReadOnlyDictionary<string, KnownFile> Known { get; init; }

    /// <summary>Known and gone.</summary>
    public required IReadOnlyDictionary<string, KnownFile> Missing { get; init; }

    public required IReadOnlyList<PostProblem> Problems { get; init; }

    /// <summary>How many posts were known before, as far as this scan looked.</summary>
    public required int KnownBefore { get; init; }

    /// <summary>The folder holds hardly any of the posts it had: more likely it is away than emptied.</summary>
    public required bool IsSuspect { get; init; }

    /// <param name="rereadsAll">The rules changed: even what did not change is read again.</param>
    public static FolderScan Whole(PostFolder folder, Dictionary<string, KnownFile> known, bool rereadsAll, DateTimeOffset now)
    {
        var problems = new List<PostProblem>();
        var toRead = new List<PostFile>();
        var changed = new Dictionary<string, KnownFile>(StringComparer.Ordinal);
        var missing = known;
        var (knownBefore, found, isAnyNew) = (known.Count, 0, false);
        foreach (var file in folder.List(problems.Add))
        {
            var isKnown = missing.Remove(file.Path, out var before);
            found++;
            isAnyNew |= !isKnown;
            if (!isKnown || rereadsAll || before.MayGiveOther(file, now))
            {
                toRead.Add(file);
                if (isKnown)
                {
                    changed.Add(file.Path, before);
                }
            }
        }

        // What could not be listed is not gone.
        foreach (var problem in problems.Where(problem => problem.Level == ProblemLevel.Error))
        {
            foreach (var path in missing.Keys.Where(path => path == problem.Path || path.StartsWith(problem.Path + "/", StringComparison.Ordinal)).ToList())
            {
                missing.Remove(path);
            }
        }

        return new FolderScan
        {
            ToRead = toRead,
            Known = changed,
            Missing = missing,
            Problems = problems,
            KnownBefore = knownBefore,
            IsSuspect = missing.Count > 0 && EmptyFolderRule.IsSuspect(knownBefore, found, isAnyNew),
        };
    }

    public static FolderScan Of(PostFolder folder, IReadOnlyCollection<string> paths, Dictionary<string, KnownFile> known, DateTimeOffset now)
    {
        var toRead = new List<PostFile>();
        var missing = new Dictionary<string, KnownFile>(StringComparer.Ordinal);
        foreach (var path in paths.Order(StringComparer.Ordinal))
        {
            var isKnown = known.TryGetValue(path, out var before);
            if (folder.Find(path) is not { } file)
            {
                if (isKnown)
                {
                    missing.Add(path, before);
                }
            }
            else if (!isKnown || before.MayGiveOther(file, now))
            {
                toRead.Add(file);
            }
        }

        return new FolderScan
        {
            ToRead = toRead,
            Known = known,
            Missing = missing,
            Problems = [],
            KnownBefore = known.Count,
            // One after the other they may all go: the last ones are asked about.
            IsSuspect = missing.Count > 0 && !folder.List(_ => { }).Any(),
        };
    }
}
