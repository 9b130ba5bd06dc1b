require 'json'
require 'rest-client'
require_relative 'styles'

RestClient.proxy = ENV['PROXY'] if ENV['PROXY']
HEADERS = { Authorization: "Bearer #{ENV['DIGITALOCEAN_TOKEN']}" }.freeze

run('get') do
  response = RestClient::Request.execute(method: :get, url: "#{ENV['BASE_URL']}/v2/account", headers: HEADERS, timeout: 2)
  puts JSON.parse(response)['account']['email']
end

run('response') do
  RestClient::Request.execute(method: :get, url: "#{ENV['BASE_URL']}/v2/account", headers: HEADERS, timeout: 2)
rescue RestClient::ExceptionWithResponse => e
  puts "#{e}: #{e.response}"
end if ENV['ANSWERED']
