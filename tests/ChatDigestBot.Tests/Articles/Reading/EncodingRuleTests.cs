using System.Text;
using ChatDigestBot.Articles.Reading;

namespace ChatDigestBot.Tests.Articles.Reading;

public sealed class EncodingRuleTests
{
    private const string Simplified = "青岚市交通局今天宣布，全市 1,280 个路口的信号灯接入城市大脑，早高峰平均车速提高了 12.6%，第二批路口将在明年三月前完成改造。";
    private const string Traditional = "台北市政府今天宣布，第三期捷運工程下個月動工，總長度二十三公里，預計四年之後完成，主要供給南港與內湖的乘客。";
    private const string Japanese = "東京都は今日、新しい地下鉄の路線を発表した。全長は二十三キロで、四年後に完成する予定です。駅の数は十七になる。";
    private const string Korean = "서울시는 오늘 새로운 지하철 노선을 발표했다. 전체 길이는 이십삼 킬로미터이며 사 년 뒤에 완공될 예정이다.";
    private const string Russian = "Мэрия города сегодня объявила о строительстве новой линии метро. Её длина составит двадцать три километра, работы закончат через четыре года.";
    private const string English = "The city’s new chip plant — its first — opens next month, the mayor said. “We’ve waited nine years,” she said. The café next door won’t close.";
    private const string French = "La mairie a annoncé hier que la première usine de la région ouvrirait ses portes après neuf années d’attente, où l’on espère créer huit cents emplois à l’été.";

    static EncodingRuleTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Theory]
    [InlineData("GB18030", Simplified)]
    [InlineData("gb2312", Simplified)]
    [InlineData("big5", Traditional)]
    [InlineData("shift_jis", Japanese)]
    [InlineData("euc-jp", Japanese)]
    [InlineData("iso-2022-jp", Japanese)]
    [InlineData("iso-2022-kr", Korean)]
    [InlineData("euc-kr", Korean)]
    [InlineData("koi8-r", Russian)]
    [InlineData("windows-1251", Russian)]
    [InlineData("windows-1252", English)]
    [InlineData("windows-1252", French)]
    public void A_text_in_an_old_encoding_is_read_as_it_was_written(string name, string text)
    {
        foreach (var body in new[] { text, $"---\ntitle: {text[..20]}\n---\n\n<div><p>{text}</p></div>\n", string.Join('\n', Enumerable.Repeat(text, 200)) })
        {
            var decoded = PostDecoder.Decode(Encoding.GetEncoding(name).GetBytes(body), out var problem);
            Assert.Equal(body, decoded);
            Assert.Contains("not UTF-8", problem?.Words, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("<meta charset=\"big5\"><p>{0}</p>")]
    [InlineData("<?xml version=\"1.0\" encoding=\"big5\"?><p>{0}</p>")]
    [InlineData("---\ntitle: x\ncharset: big5\n---\n{0}")]
    public void What_a_file_says_of_itself_comes_first(string form)
    {
        var text = string.Format(null, form, "台積電");
        Assert.Equal(text, PostDecoder.Decode(Encoding.GetEncoding("big5").GetBytes(text), out _));
    }

    [Fact]
    public void What_cannot_be_told_is_refused_and_named()
    {
        var bytes = Enumerable.Range(0, 4_000).Select(number => (byte)(0x80 + (number * 7919 % 128))).ToArray();
        var unreadable = Assert.IsType<PostReading.Unreadable>(PostReader.Read("a.md", bytes));
        Assert.Contains("cannot be told", unreadable.Problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_few_stray_bytes_do_not_make_utf_8_another_encoding()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes(Simplified), 0xFF, .. Encoding.UTF8.GetBytes(Simplified)];
        Assert.Equal($"{Simplified}\uFFFD{Simplified}", PostDecoder.Decode(bytes, out _));
        byte[] cut = [.. Encoding.UTF8.GetBytes(Simplified)[..^1], 0xFF, 0xE5, .. Encoding.UTF8.GetBytes(Simplified)];
        Assert.EndsWith(Simplified, PostDecoder.Decode(cut, out _), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("utf-16", Simplified)]
    [InlineData("utf-16", English)]
    [InlineData("utf-16BE", Simplified)]
    [InlineData("utf-16BE", English)]
    public void UTF_16_without_a_mark_is_read(string name, string text)
    {
        var post = $"---\ntitle: {text[..10]}\n---\n\n<p>一{text}</p>\n";
        Assert.Equal(post, PostDecoder.Decode(Encoding.GetEncoding(name).GetBytes(post), out var problem));
        Assert.Contains("UTF-16", problem?.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void A_kind_of_ISO_2022_that_is_not_read_is_refused_and_named()
    {
        Assert.Null(PostDecoder.Decode("title: x\n\n\e$)A\u000eQRPO\u000f is the end of it"u8, out var problem));
        Assert.Contains("ISO-2022", problem?.Words, StringComparison.Ordinal);
        Assert.Equal("\e[31mred\e[0m", PostDecoder.Decode("\e[31mred\e[0m"u8, out _));
    }

    [Fact]
    public void A_stray_zero_in_a_long_text_makes_no_binary_file_of_it()
    {
        Assert.Equal($"{Simplified}\0{Simplified}", PostDecoder.Decode(Encoding.UTF8.GetBytes($"{Simplified}\0{Simplified}"), out _));
        Assert.Equal(Simplified, PostDecoder.Decode(Encoding.UTF8.GetBytes(Simplified + new string('\0', 4_096)), out _));
        Assert.Null(PostDecoder.Decode(new byte[4_096], out _) is { Length: > 0 } text ? text : null);
    }

    [Fact]
    public void Signs_pasted_from_Windows_are_read_in_a_text_of_UTF_8()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes("The port’s owner said it would reopen. It"), 0x92, .. Encoding.UTF8.GetBytes("s open, he said.")];
        Assert.Equal("The port’s owner said it would reopen. It’s open, he said.", PostDecoder.Decode(bytes, out var problem));
        Assert.Contains("WINDOWS-1252", problem?.Words, StringComparison.Ordinal);
    }
}
