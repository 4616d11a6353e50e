using ChatDigestBot.Articles.Cleaning;

namespace ChatDigestBot.Tests.Articles.Cleaning;

public class FramePhrasesTests
{
    [Theory]
    [InlineData("策划丨王小明")]
    [InlineData("监制丨李青 张岚")]
    [InlineData("审校｜陈一诺")]
    [InlineData("撰文 | 赵临江")]
    [InlineData("扫码关注青岚周刊的公众号。")]
    [InlineData("©著作权归作者所有：来自某社区的原创作品")]
    [InlineData("不用抽 不用搶 現在用APP看新聞 保證天天中獎 點我下載APP 按我看活動辦法")]
    [InlineData("提示：文章写完后，目录可以自动生成，如何生成可参考右边的帮助文档")]
    public void A_whole_phrase_is_found_by_the_word_that_stands_in_it(string text) => Assert.Equal(1, FramePhrases.Find(text).Share);

    [Theory]
    [InlineData("连接：x 是串，y 是串，x 和 y 连接的结果就是 xy 这个串。")]
    [InlineData("策划了三年的音乐节今天开幕，王小明任总监。")]
    [InlineData("青岚的审校软件今天发布，每千字两角。")]
    public void A_text_with_such_a_word_is_none(string text) => Assert.Equal(0, FramePhrases.Find(text).Share);

    [Fact]
    public void Every_phrase_of_the_table_can_be_read() => Assert.All(FrameTable.Kinds, kind => Assert.False(kind.HasPhraseIn("青岚")));

    [Fact]
    public void Phrases_and_the_words_they_are_looked_for_by_are_written_as_texts_are_read()
    {
        Assert.All(FrameTable.Kinds.SelectMany(kind => kind.Words), word => Assert.Equal(FramePhrases.Simplified(word).ToLowerInvariant(), word));
        Assert.All(FrameTable.Kinds.SelectMany(kind => kind.Patterns), pattern => Assert.Equal(FramePhrases.Simplified(pattern), pattern));
    }

    [Fact]
    public void What_stands_between_and_behind_a_text_is_looked_for_by_words() =>
        Assert.All(FrameTable.Kinds.Where(kind => kind.Place != FramePlace.Before), kind => Assert.NotEmpty(kind.Words));
}
