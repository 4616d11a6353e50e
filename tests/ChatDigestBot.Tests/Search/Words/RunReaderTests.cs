using ChatDigestBot.Search.Words;

namespace ChatDigestBot.Tests.Search.Words;

public sealed class RunReaderTests
{
    [Theory]
    [InlineData("智慧城市,5g手机", "智慧城市 5g 手机")]
    [InlineData("gpt-4o 和 node.js", "gpt -4o 和 node -js")]
    [InlineData("c++、c#、f#,g++", "c++ c# f# g++")]
    [InlineData("tag#one a+b 5g+", "tag one a b 5g")]
    [InlineData("1,000.5", "1 -000 -5")]
    [InlineData("don't end. next", "don -t end next")]
    [InlineData(" ,- ", "")]
    public void Text_is_read_run_by_run(string folded, string runs) => Assert.Equal(runs, string.Join(' ', Read(folded)));

    private static List<string> Read(string folded)
    {
        var runs = new List<string>();
        var reader = new RunReader(folded);
        while (reader.TryRead(out var run))
        {
            runs.Add((run.IsJoined ? "-" : "") + folded[run.Start..run.End]);
        }

        return runs;
    }
}
