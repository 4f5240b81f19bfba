package io.ballast.server.notification;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;

/** Sends mails by SMTP. No text of a mail can become a header: what would break a line is a blank in it. */
final class MailTransport {
    private static final String UTF_8 = StandardCharsets.UTF_8.name();
    private static final String SHORT_MILLIS = "10000";
    private static final String LONG_MILLIS = "30000";
    private static final int FIRST_PERMANENT = 500;
    private static final int LONGEST_SUBJECT = 200;

    private final MailSettings settings;
    private final Session session;

    MailTransport(MailSettings settings) {
        this.settings = settings;
        this.session = Session.getInstance(properties(settings));
    }

    private static Properties properties(MailSettings settings) {
        var properties = new Properties();
        boolean isTls = settings.security().equals("tls");
        properties.put("mail.smtp.host", settings.host());
        properties.put("mail.smtp.port", Integer.toString(settings.port()));
        properties.put("mail.smtp.connectiontimeout", SHORT_MILLIS);
        properties.put("mail.smtp.timeout", LONG_MILLIS);
        properties.put("mail.smtp.writetimeout", LONG_MILLIS);
        properties.put("mail.smtp.auth", Boolean.toString(!settings.username().isEmpty()));
        properties.put("mail.smtp.ssl.enable", Boolean.toString(isTls));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        properties.put(
                "mail.smtp.starttls.required",
                Boolean.toString(settings.security().equals("starttls")));
        properties.put(
                "mail.smtp.starttls.enable",
                Boolean.toString(settings.security().equals("starttls")));
        return properties;
    }

    Answer send(Mail mail) {
        if (!settings.allows(mail.to())) {
            return new Answer.Refused("the domain of the address is not among BALLAST_SMTP_DOMAINS");
        }
        try (Transport transport = session.getTransport("smtp")) {
            MimeMessage message = message(mail);
            if (settings.username().isEmpty()) {
                transport.connect();
            } else {
                transport.connect(settings.username(), settings.password());
            }
            transport.sendMessage(message, message.getAllRecipients());
            return new Answer.Accepted("250 " + message.getMessageID());
        } catch (SendFailedException e) {
            return isPermanent(e)
                    ? new Answer.Refused(Answer.shown(String.valueOf(deepest(e).getMessage())))
                    : new Answer.Failed(Answer.shown(String.valueOf(deepest(e).getMessage())));
        } catch (MessagingException | UnsupportedEncodingException e) {
            return new Answer.Failed(Answer.shown(String.valueOf(e.getMessage())));
        }
    }

    private MimeMessage message(Mail mail) throws MessagingException, UnsupportedEncodingException {
        MimeMessage message = new Named(session, "<" + mail.key() + "@" + domain() + ">");
        message.setFrom(new InternetAddress(settings.from(), "Ballast 压舱石", UTF_8));
        message.setRecipient(RecipientType.TO, new InternetAddress(mail.to(), oneLine(mail.name()), UTF_8));
        message.setSubject(oneLine(mail.subject()), UTF_8);
        message.setSentDate(Date.from(mail.at()));
        message.setHeader("Content-Language", mail.language().toLanguageTag());
        message.setHeader("Auto-Submitted", "auto-generated");
        var text = new MimeBodyPart();
        text.setText(mail.text(), UTF_8);
        var html = new MimeBodyPart();
        html.setContent(mail.html(), "text/html; charset=UTF-8");
        message.setContent(new MimeMultipart("alternative", text, html));
        message.saveChanges();
        return message;
    }

    private String domain() {
        return settings.from().substring(settings.from().lastIndexOf('@') + 1);
    }

    private static String oneLine(String words) {
        String line =
                words.replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029]+", " ").strip();
        return line.length() <= LONGEST_SUBJECT ? line : line.substring(0, LONGEST_SUBJECT);
    }

    /** A mail box or a mail that the server will not take later either, as it says by 5xx. */
    private static boolean isPermanent(MessagingException failed) {
        return switch (deepest(failed)) {
            case SMTPAddressFailedException address -> address.getReturnCode() >= FIRST_PERMANENT;
            case SMTPSenderFailedException sender -> sender.getReturnCode() >= FIRST_PERMANENT;
            case SMTPSendFailedException sending -> sending.getReturnCode() >= FIRST_PERMANENT;
            default -> false;
        };
    }

    private static Exception deepest(MessagingException failed) {
        Exception deepest = failed;
        while (deepest instanceof MessagingException messaging && messaging.getNextException() != null) {
            deepest = messaging.getNextException();
        }
        return deepest;
    }

    /** Keeps its Message-ID however often it is sent. */
    private static final class Named extends MimeMessage {
        private final String name;

        Named(Session session, String name) {
            super(session);
            this.name = name;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", name);
        }
    }
}
