using Xunit.Abstractions;

[assembly: TestCollectionOrderer("ChatDigestBot.Tests.LongestFirst", "ChatDigestBot.Tests")]

namespace ChatDigestBot.Tests;

/// <summary>Begins with the classes that take minutes, so that at the end of a run no processor waits for one of them.</summary>
/// <remarks>The chat page's come after the journeys and not beside the console's, which they follow then: two browsers at once are slow.</remarks>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Order = [Browser.ConsoleBrowserTests.Name, "ChatDigestBot.Tests.Journeys.", Browser.BrowserTests.Name];

    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) => testCollections.OrderBy(PlaceOf);

    // A class that names no collection is one, "Test collection for" it.
    private static int PlaceOf(ITestCollection collection)
    {
        var place = Array.FindIndex(Order, name => collection.DisplayName == name || collection.DisplayName.Contains($" {name}", StringComparison.Ordinal));
        return place < 0 ? Order.Length : place;
    }
}
