using ChatDigestBot.Articles.Topics;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatDigestBot.Tests.Articles.Topics;

public sealed class TopicCatalogueTests
{
    [Fact]
    public void A_file_that_comes_back_as_it_was_has_no_problem_any_more()
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.yaml");
        var good = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "content", "topics.yaml"));
        try
        {
            File.WriteAllText(path, good);
            var catalogue = new TopicCatalogue(path, NullLogger<TopicCatalogue>.Instance);
            Assert.True(catalogue.Reload());
            Assert.Null(catalogue.Problem);

            File.Delete(path);
            Assert.False(catalogue.Reload());
            Assert.NotNull(catalogue.Problem);

            File.WriteAllText(path, good);
            Assert.False(catalogue.Reload());
            Assert.Null(catalogue.Problem);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Whoever_asks_while_the_file_is_being_read_waits_for_it()
    {
        const int Askers = 8;
        var path = Path.Combine(AppContext.BaseDirectory, "content", "topics.yaml");
        for (var round = 0; round < 5; round++)
        {
            var catalogue = new TopicCatalogue(path, NullLogger<TopicCatalogue>.Instance);
            using var together = new Barrier(Askers);
            var counts = new int[Askers];
            var threads = Enumerable.Range(0, Askers).Select(asker => new Thread(() =>
            {
                together.SignalAndWait();
                counts[asker] = catalogue.All.Count;
            })).ToList();
            threads.ForEach(thread => thread.Start());
            threads.ForEach(thread => thread.Join());

            Assert.DoesNotContain(0, counts);
        }
    }
}
