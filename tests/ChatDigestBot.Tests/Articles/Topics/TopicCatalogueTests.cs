using ChatDigestBot.Articles.Topics;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatDigestBot.Tests.Articles.Topics;

public sealed class TopicCatalogueTests
{
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
