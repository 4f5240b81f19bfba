package io.ballast.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** House rules that a compiler cannot see, checked line by line. Each rule names the line it objects to. */
final class Tidy {
    static final int LONGEST_FILE_LINES = 400;
    static final int LONGEST_LINE = 120;

    private static final Set<String> SHELL = Set.of("identity", "audit", "policy", "notification", "web");
    private static final Set<String> MODULES = Set.of(
            "identity",
            "audit",
            "policy",
            "notification",
            "web",
            "customers",
            "ledger",
            "financials",
            "contracts",
            "protection",
            "screening",
            "engagement",
            "market",
            "connectors",
            "assessment",
            "modellab",
            "earlywarning",
            "admission",
            "creditcontrol",
            "limits",
            "collections",
            "response",
            "reviews",
            "portfolio",
            "compliance",
            "controls",
            "casebook",
            "training",
            "exchange",
            "reporting",
            "assistant");
    /**
     * Judgement and oversight read the evidence in bulk, and protection lists its documents with their customers under
     * a scope; nobody writes into another module's tables.
     */
    private static final Set<String> READERS =
            Set.of("assessment", "earlywarning", "creditcontrol", "limits", "modellab", "portfolio", "protection");

    private static final Pattern BANNED_PACKAGE =
            Pattern.compile("(^|\\.)(util|utils|common|helper|helpers|manager|base|misc|dto|impl)(\\.|$)");
    private static final Pattern BANNED_TYPE = Pattern.compile(
            "\\b(?:class|record|interface|enum) (\\w*(?:Util|Utils|Helper|Manager|Impl|Dto|DTO|Misc))\\b");
    private static final Pattern CLOCK = Pattern.compile(
            "\\b(?:LocalDate|LocalDateTime|Instant|ZonedDateTime|OffsetDateTime)\\.now\\(\\)|System\\.currentTimeMillis\\(");
    private static final Pattern CONSOLE = Pattern.compile("System\\.(?:out|err)\\b|printStackTrace\\(");
    private static final Pattern UNFINISHED =
            Pattern.compile("\\b(?:TODO|FIXME|XXX)\\b|@SuppressWarnings|@Disabled\\b");
    private static final Pattern FIELD_INJECTION =
            Pattern.compile("^\\s*@(?:Autowired|Inject|Resource)\\s*$|^\\s*@(?:Autowired|Inject)\\s+\\w[^(]*;");
    private static final Pattern EVERYTHING = Pattern.compile("(?i)\\bselect \\*");
    private static final Pattern SCHEMA =
            Pattern.compile("(?i)\\b(from|join|into|update|table|copy|delete from)\\s+([a-z]+)\\.[a-z_]+");
    private static final Pattern MACHINE_PATH =
            Pattern.compile("[\"'\\s(=](/(?:home|root|Users|work|tmp)/[A-Za-z0-9._-]+)");

    private Tidy() {}

    /**
     * What is wrong with one Java source of the main tree.
     *
     * @param path path from the root of the checkout, with forward slashes
     */
    static List<String> faults(String path, String text) {
        var faults = new ArrayList<String>();
        List<String> lines = text.lines().toList();
        if (lines.size() > LONGEST_FILE_LINES) {
            faults.add(path + ": " + lines.size() + " lines, at most " + LONGEST_FILE_LINES);
        }
        String packageName = packageOf(lines);
        if (BANNED_PACKAGE.matcher(packageName).find()) {
            faults.add(path + ": package name says nothing: " + packageName);
        }
        String module = moduleOf(path);
        for (int i = 0; i < lines.size(); i++) {
            String at = path + ":" + (i + 1) + ": ";
            String line = lines.get(i);
            if (line.length() > LONGEST_LINE) {
                faults.add(at + "line of " + line.length() + " characters");
            }
            check(BANNED_TYPE, line, at + "type name says nothing: ", faults);
            if (!SHELL.contains(module)) {
                check(CLOCK, line, at + "only the shell has a clock: ", faults);
            }
            if (!path.startsWith("samples/")) {
                check(CONSOLE, line, at + "write to the log, or to the command's own output: ", faults);
            }
            check(UNFINISHED, line, at + "unfinished or silenced: ", faults);
            check(FIELD_INJECTION, line, at + "inject through the constructor: ", faults);
            check(EVERYTHING, line, at + "name the columns: ", faults);
            check(MACHINE_PATH, line, at + "a path of one machine: ", faults);
            foreignSchemas(module, line, at, faults);
        }
        return faults;
    }

    private static void check(Pattern pattern, String line, String message, List<String> faults) {
        Matcher matcher = pattern.matcher(line);
        if (matcher.find()) {
            faults.add(message + matcher.group().strip());
        }
    }

    private static void foreignSchemas(String module, String line, String at, List<String> faults) {
        if (module.isEmpty()) {
            return;
        }
        Matcher matcher = SCHEMA.matcher(line);
        while (matcher.find()) {
            String verb = matcher.group(1).toLowerCase(java.util.Locale.ROOT);
            String schema = matcher.group(2).toLowerCase(java.util.Locale.ROOT);
            boolean isReading = verb.equals("from") || verb.equals("join");
            boolean isAllowed = schema.equals(module) || READERS.contains(module) && isReading;
            if (MODULES.contains(schema) && !isAllowed) {
                faults.add(at + "module " + module + " touches the schema of " + schema);
            }
        }
    }

    private static String packageOf(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith("package "))
                .map(line ->
                        line.substring("package ".length()).replace(";", "").strip())
                .findFirst()
                .orElse("");
    }

    /** The server module a source belongs to, or empty for the engine, the samples and the server's root. */
    static String moduleOf(String path) {
        String root = "app/src/main/java/io/ballast/server/";
        if (!path.startsWith(root)) {
            return "";
        }
        String rest = path.substring(root.length());
        return rest.contains("/") ? rest.substring(0, rest.indexOf('/')) : "";
    }
}
