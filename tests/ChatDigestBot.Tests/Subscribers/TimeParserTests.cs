using ChatDigestBot.Subscribers.Schedule;

namespace ChatDigestBot.Tests.Subscribers;

public sealed class TimeParserTests
{
    private static readonly DigestHours Usual = new(new TimeOnly(8, 0), DigestDays.Every, TimeZoneInfo.Utc);

    [Theory]
    [InlineData("7:30", "7:30 Every")]
    [InlineData("8 18", "8:00,18:00 Every")]
    [InlineData("8am, noon and 6pm", "8:00,12:00,18:00 Every")]
    [InlineData("早上8点 晚上6点 周一到周五", "8:00,18:00 Weekdays")]
    [InlineData("8:00、18:00", "8:00,18:00 Every")]
    [InlineData("每晚8点", "20:00 Every")]
    [InlineData("每朝八點", "8:00 Every")]
    [InlineData("朝早七點半 夜晚九點", "7:30,21:00 Every")]
    [InlineData("晚上8pm", "20:00 Every")]
    [InlineData("早上8am 下午 3 pm", "8:00,15:00 Every")]
    [InlineData("18:00 8:00 8:00", "8:00,18:00 Every")]
    [InlineData("24:00", "0:00 Every")]
    [InlineData("每晚12点", "0:00 Every")]
    [InlineData("每晚十二点半", "0:30 Every")]
    [InlineData("晚上一点", "1:00 Every")]
    [InlineData("深夜11点", "23:00 Every")]
    [InlineData("午夜12点", "0:00 Every")]
    [InlineData("12 midnight", "0:00 Every")]
    [InlineData("every morning at 7", "7:00 Every")]
    [InlineData("every evening at 8:30", "20:30 Every")]
    [InlineData("every night at 11", "23:00 Every")]
    [InlineData("every morning at 7 am", "7:00 Every")]
    [InlineData("at 9pm each evening", "21:00 Every")]
    [InlineData("7 every morning and 6 every evening", "7:00,18:00 Every")]
    [InlineData("weekends", "8:00 Weekends")]
    [InlineData("weekly", "8:00 Saturday")]
    [InlineData("weekly 9:00", "9:00 Saturday")]
    [InlineData("weekly sun 9:00", "9:00 Sunday")]
    [InlineData("每周一次", "8:00 Saturday")]
    [InlineData("每周一 9点", "9:00 Monday")]
    [InlineData("nonsense", null)]
    [InlineData("8:00 nonsense", null)]
    public void Hours_and_days_are_read_as_people_write_them(string text, string? hours)
    {
        var read = TimeParser.Read(text)?.ApplyTo(Usual);
        Assert.Equal(hours, read is null ? null : $"{string.Join(',', read.Times.Select(time => time.ToString("H:mm")))} {read.Days}");
    }

    [Fact]
    public void The_line_that_undoes_a_change_brings_the_hours_back()
    {
        foreach (var days in new[] { DigestDays.Every, DigestDays.Weekdays, DigestDays.Weekends, DigestDays.Tuesday | DigestDays.Saturday, DigestDays.Sunday })
        {
            var hours = (Usual with { Days = days }).At([new(8, 0), new(18, 30)]);
            Assert.Equal(hours, TimeParser.Read(TimeCommand.Line(hours)["/time ".Length..])!.ApplyTo(Usual));
        }
    }

    [Theory]
    [InlineData("23-7", 23, 7)]
    [InlineData("23:00–7:00", 23, 7)]
    [InlineData("from 11pm to 7am", 23, 7)]
    [InlineData("晚上11点到早上7点", 23, 7)]
    [InlineData("13 15", 13, 15)]
    public void Quiet_hours_are_read_as_people_write_them(string text, int from, int until) =>
        Assert.Equal(new QuietHours(new TimeOnly(from, 0), new TimeOnly(until, 0)), QuietCommand.Read(text));

    [Theory]
    [InlineData("off", true)]
    [InlineData("关闭", true)]
    [InlineData("8", false)]
    [InlineData("later", false)]
    [InlineData("0-24", false)]
    [InlineData("0:00 to midnight", false)]
    [InlineData("全天", false)]
    public void Quiet_hours_can_be_none_and_nonsense_is_not_taken_for_that(string text, bool isNone) => Assert.Equal(isNone ? QuietHours.None : null, QuietCommand.Read(text));
}
