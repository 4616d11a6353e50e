using System.Globalization;

namespace ChatDigestBot.Benchmarks.Articles;

/// <summary>Writes the store that the other measurements read.</summary>
internal sealed class GenerateStore : IBenchmark
{
    public string Name => "store";

    public string Description => "write a large store of invented posts: FOLDER POSTS [of 100 posts so many of a template, 33 without a word]";

    public Task RunAsync(string[] words, TextWriter output, CancellationToken cancellationToken)
    {
        var posts = int.Parse(words[1], CultureInfo.InvariantCulture);
        var bytes = new StoreGenerator(seed: 1, words.Length > 2 ? int.Parse(words[2], CultureInfo.InvariantCulture) : StoreGenerator.Templates).Write(words[0], posts);
        return output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{posts} posts, {bytes / 1e6:0.0} MB, {bytes / posts} bytes each, in {words[0]}"));
    }
}
