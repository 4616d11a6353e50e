using System.Globalization;
using ChatDigestBot.Subscribers.Schedule;
using ChatDigestBot.Subscribers.Zones;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Tests.Subscribers;

public sealed class TypedWordsTests
{
    [Theory]
    [InlineData("8", "08:00")]
    [InlineData("08:30", "08:30")]
    [InlineData("8：30", "08:30")]
    [InlineData("8.30", "08:30")]
    [InlineData("0830", "08:30")]
    [InlineData("20h", "20:00")]
    [InlineData("20h30", "20:30")]
    [InlineData("8am", "08:00")]
    [InlineData("8:00am", "08:00")]
    [InlineData("8:15 PM", "20:15")]
    [InlineData("8 p.m.", "20:00")]
    [InlineData("12am", "00:00")]
    [InlineData("12pm", "12:00")]
    [InlineData("0:05", "00:05")]
    [InlineData("24:00", "00:00")]
    [InlineData("8点", "08:00")]
    [InlineData("8点钟", "08:00")]
    [InlineData("8点半", "08:30")]
    [InlineData("8點半", "08:30")]
    [InlineData("8点5分", "08:05")]
    [InlineData("8点一刻", "08:15")]
    [InlineData("八点三刻", "08:45")]
    [InlineData("十二点二十", "12:20")]
    [InlineData("早上7点", "07:00")]
    [InlineData("晚上8点半", "20:30")]
    [InlineData("晚8点", "20:00")]
    [InlineData("下午两点", "14:00")]
    [InlineData("中午12点", "12:00")]
    [InlineData("中午一点", "13:00")]
    [InlineData("晚上12点", "00:00")]
    [InlineData("凌晨2点", "02:00")]
    [InlineData("夜里11点", "23:00")]
    [InlineData("noon", "12:00")]
    [InlineData("at midday", "12:00", "at")]
    [InlineData("Midnight", "00:00")]
    [InlineData("中午", "12:00")]
    [InlineData("正午", "12:00")]
    [InlineData("午夜", "00:00")]
    [InlineData("零点", "00:00")]
    [InlineData("早八", "08:00")]
    [InlineData("晚八", "20:00")]
    [InlineData("早上八", "08:00")]
    [InlineData("晚上十", "22:00")]
    [InlineData("8 o'clock", "08:00")]
    [InlineData("eight", "08:00")]
    [InlineData("seven thirty", "07:30")]
    [InlineData("half past 7", "07:30")]
    [InlineData("half past seven pm", "19:30")]
    [InlineData("quarter past 9", "09:15")]
    [InlineData("a quarter to nine", "08:45")]
    [InlineData("8 in the morning", "08:00")]
    [InlineData("eight in the evening", "20:00")]
    [InlineData("9 o'clock at night", "21:00")]
    [InlineData("12 at night", "00:00")]
    public void Hours_are_read_the_way_people_type_them(string text, string expected, string left = "")
    {
        Assert.True(HourParser.TryTake(text, out var time, out var rest));
        Assert.Equal((expected, left), (time.ToString("HH:mm", CultureInfo.InvariantCulture), rest));
    }

    [Theory]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("25:00")]
    [InlineData("8:75")]
    [InlineData("12345")]
    [InlineData("周一到周五")]
    [InlineData("周1-5")]
    public void Other_words_are_no_hour(string text) => Assert.False(HourParser.TryTake(text, out _, out _));

    [Theory]
    [InlineData("mon-fri", DigestDays.Weekdays)]
    [InlineData("Monday to Friday", DigestDays.Weekdays)]
    [InlineData("weekdays", DigestDays.Weekdays)]
    [InlineData("weekends", DigestDays.Weekends)]
    [InlineData("at weekends", DigestDays.Weekends)]
    [InlineData("daily", DigestDays.Every)]
    [InlineData("every day", DigestDays.Every)]
    [InlineData("mon,wed,fri", DigestDays.Monday | DigestDays.Wednesday | DigestDays.Friday)]
    [InlineData("tues and thurs", DigestDays.Tuesday | DigestDays.Thursday)]
    [InlineData("sat-mon", DigestDays.Weekends | DigestDays.Monday)]
    [InlineData("周一到周五", DigestDays.Weekdays)]
    [InlineData("周一到五", DigestDays.Weekdays)]
    [InlineData("周一至週五", DigestDays.Weekdays)]
    [InlineData("星期一至星期五", DigestDays.Weekdays)]
    [InlineData("工作日", DigestDays.Weekdays)]
    [InlineData("周末", DigestDays.Weekends)]
    [InlineData("週末", DigestDays.Weekends)]
    [InlineData("每天", DigestDays.Every)]
    [InlineData("每周日", DigestDays.Sunday)]
    [InlineData("周一、周三", DigestDays.Monday | DigestDays.Wednesday)]
    [InlineData("周一三五", DigestDays.Monday | DigestDays.Wednesday | DigestDays.Friday)]
    [InlineData("周二和周四", DigestDays.Tuesday | DigestDays.Thursday)]
    [InlineData("礼拜天", DigestDays.Sunday)]
    [InlineData("周1-周5", DigestDays.Weekdays)]
    public void Days_are_read_the_way_people_type_them(string text, object days)
    {
        Assert.True(DayParser.TryRead(text, out var read));
        Assert.Equal((DigestDays)days, read);
    }

    [Theory]
    [InlineData("")]
    [InlineData("someday")]
    [InlineData("mon-xyz")]
    [InlineData("一月")]
    [InlineData("money")]
    public void Other_words_are_no_day(string text) => Assert.False(DayParser.TryRead(text, out _));

    [Theory]
    [InlineData("8:00 mon-fri", "08:00", DigestDays.Weekdays)]
    [InlineData("mon-fri 8:00", "08:00", DigestDays.Weekdays)]
    [InlineData("周一到周五 8点", "08:00", DigestDays.Weekdays)]
    [InlineData("晚上8点半 周末", "20:30", DigestDays.Weekends)]
    [InlineData("每天早上七点", "07:00", DigestDays.Every)]
    [InlineData("每天早八", "08:00", DigestDays.Every)]
    [InlineData("周末中午", "12:00", DigestDays.Weekends)]
    [InlineData("weekdays at noon", "12:00", DigestDays.Weekdays)]
    [InlineData("eight in the morning on mondays", "08:00", DigestDays.Monday)]
    [InlineData("8pm on sundays", "20:00", DigestDays.Sunday)]
    public void Hours_and_days_stand_together(string text, string expected, object days)
    {
        Assert.True(HourParser.TryTake(text, out var time, out var rest));
        Assert.True(DayParser.TryRead(rest, out var read));
        Assert.Equal((expected, (DigestDays)days), (time.ToString("HH:mm", CultureInfo.InvariantCulture), read));
    }

    [Theory]
    [InlineData("Asia/Shanghai", "Asia/Shanghai")]
    [InlineData("asia/shanghai", "Asia/Shanghai")]
    [InlineData("上海", "Asia/Shanghai")]
    [InlineData("北京时间", "Asia/Shanghai")]
    [InlineData("北京市", "Asia/Shanghai")]
    [InlineData("Beijing", "Asia/Shanghai")]
    [InlineData("台北", "Asia/Taipei")]
    [InlineData("臺北", "Asia/Taipei")]
    [InlineData("Berlin", "Europe/Berlin")]
    [InlineData("berlin", "Europe/Berlin")]
    [InlineData("柏林", "Europe/Berlin")]
    [InlineData("New York", "America/New_York")]
    [InlineData("new_york", "America/New_York")]
    [InlineData("san francisco", "America/Los_Angeles")]
    [InlineData("Tbilisi", "Asia/Tbilisi")]
    [InlineData("puerto rico", "America/Puerto_Rico")]
    [InlineData("Australia/Lord_Howe", "Australia/Lord_Howe")]
    [InlineData("UTC", "Etc/UTC")]
    [InlineData("UTC+8", "Asia/Shanghai")]
    [InlineData("utc +3", "Etc/GMT-3")]
    [InlineData("GMT-5", "Etc/GMT+5")]
    [InlineData("+05:30", "Asia/Kolkata")]
    [InlineData("UTC+5:45", "Asia/Kathmandu")]
    [InlineData("UTC+0", "Etc/UTC")]
    [InlineData("东八区", "Asia/Shanghai")]
    [InlineData("西五区", "Etc/GMT+5")]
    [InlineData("东十区", "Etc/GMT-10")]
    [InlineData("Etc/GMT-3", "Etc/GMT-3")]
    [InlineData("BST", "Europe/London")]
    [InlineData("bst", "Europe/London")]
    [InlineData("CEST", "Europe/Berlin")]
    [InlineData("EST", "America/New_York")]
    [InlineData("PDT", "America/Los_Angeles")]
    [InlineData("MSK", "Europe/Moscow")]
    [InlineData("SGT", "Asia/Singapore")]
    [InlineData("AEST", "Australia/Sydney")]
    [InlineData("HKT", "Asia/Hong_Kong")]
    [InlineData("JST", "Asia/Tokyo")]
    [InlineData("UTC-3:30", "America/St_Johns")]
    [InlineData("UTC+12:45", "Pacific/Chatham")]
    [InlineData("UTC+5.5", "Asia/Kolkata")]
    [InlineData("UTC+8:00", "Asia/Shanghai")]
    public void Zones_are_found_by_what_people_call_them(string text, string id) => Assert.Equal(id, ZoneFinder.Find(text)?.Id);

    [Theory]
    [InlineData("")]
    [InlineData("nowhere")]
    [InlineData("UTC+25")]
    [InlineData("UTC+8:17")]
    [InlineData("../../etc/passwd")]
    [InlineData("China Standard Time")]
    public void Other_words_are_no_zone(string text) => Assert.Null(ZoneFinder.Find(text));

    [Fact]
    public void What_is_echoed_is_never_cut_within_a_character() =>
        Assert.Equal(new string('长', 39) + "…", TimeCommand.Echo(new string('长', 39) + "😀😀"));

    [Fact]
    public void A_misspelt_city_has_suggestions()
    {
        Assert.Equal("Europe/Berlin", ZoneFinder.Suggest("Berln", 3)[0].Id);
        Assert.Equal("America/Los_Angeles", ZoneFinder.Suggest("洛杉几", 3)[0].Id);
    }

    [Theory]
    [InlineData("UTC-3:15")]
    [InlineData("UTC+25")]
    [InlineData("GMT8")]
    [InlineData("+8:17")]
    [InlineData("xst")]
    [InlineData("bzt")]
    [InlineData("qwe")]
    [InlineData("")]
    public void What_looks_like_an_offset_or_an_abbreviation_is_never_taken_for_a_city(string text)
    {
        Assert.Null(ZoneFinder.Find(text));
        Assert.Empty(ZoneFinder.Suggest(text, 6));
    }

    [Fact]
    public void What_has_several_zones_is_offered_with_all_of_them()
    {
        Assert.Null(ZoneFinder.Find("CST"));
        Assert.Equal(["Asia/Shanghai", "America/Chicago"], ZoneFinder.Suggest("CST", 6).Select(zone => zone.Id));
        Assert.Equal(4, ZoneFinder.Suggest("美国", 6).Count);
        Assert.Equal(4, ZoneFinder.Suggest("U.S.A.", 6).Count);
        Assert.Equal(["Europe/Rome"], ZoneFinder.Suggest("rom", 6).Select(zone => zone.Id));
    }

    [Fact]
    public void Abbreviations_and_countries_name_zones_that_exist_and_are_no_cities_as_well()
    {
        Assert.All(
            ZoneNames.Abbreviations.Values.Concat(ZoneNames.Several.Values.SelectMany(ids => ids)),
            id => Assert.True(TimeZoneInfo.TryFindSystemTimeZoneById(id, out _), id));
        Assert.Empty(ZoneNames.Abbreviations.Keys.Intersect(ZoneNames.Several.Keys));
    }

    [Fact]
    public void Every_city_names_a_zone_that_exists_and_no_name_means_two()
    {
        Assert.All(ZoneCities.All, city => Assert.True(TimeZoneInfo.TryFindSystemTimeZoneById(city.ZoneId, out _), city.ZoneId));
        var names = ZoneCities.All.SelectMany(city => city.Chinese.Concat(city.English)).ToList();
        Assert.Empty(names.GroupBy(name => name).Where(group => group.Count() > 1).Select(group => group.Key));
    }

    [Fact]
    public void Zones_are_called_by_their_place()
    {
        var shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");
        Assert.Equal("上海（Asia/Shanghai）", ZoneFinder.Name(shanghai, Language.Chinese));
        Assert.Equal("Asia/Shanghai", ZoneFinder.Name(shanghai, Language.English));
        Assert.Equal("New York", ZoneFinder.City(TimeZoneInfo.FindSystemTimeZoneById("America/New_York"), Language.English));
        Assert.Equal("UTC+3", ZoneFinder.Name(TimeZoneInfo.FindSystemTimeZoneById("Etc/GMT-3"), Language.Chinese));
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("7", 7)]
    [InlineData("3天", 3)]
    [InlineData("三天", 3)]
    [InlineData("两周", 14)]
    [InlineData("2 weeks", 14)]
    [InlineData("１０", 10)]
    [InlineData("半个月", 15)]
    [InlineData("一个月", 30)]
    [InlineData("两个月", 60)]
    [InlineData("半年", 182)]
    [InlineData("一个星期", 7)]
    [InlineData("a week", 7)]
    [InlineData("for two weeks", 14)]
    [InlineData("one month", 30)]
    [InlineData("a fortnight", 14)]
    [InlineData("ten days", 10)]
    public void Pauses_are_counted_in_days(string text, int? days)
    {
        Assert.True(PauseCommand.TryReadDays(text, out var read));
        Assert.Equal(days, read);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("366")]
    [InlineData("-3")]
    [InlineData("forever")]
    public void Other_words_are_no_pause(string text) => Assert.False(PauseCommand.TryReadDays(text, out _));
}
